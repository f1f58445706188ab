import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** What could be read of a damaged log file. */
export interface Salvaged {
  /** Complete records, as JSON texts. */
  readonly records: readonly string[];
  /** Where and why reading stopped, or what the file is instead; undefined if it is whole. */
  readonly problem?: string;
}

/** A log file of CloudTrail has at most 50 MB; what is far larger is none, or is made to fill the memory. */
const LARGEST = 256 * 1024 * 1024;

/** Reads a file that the engine refused, as far as it goes. Never throws: what went wrong is the `problem`. */
export async function salvage(path: string): Promise<Salvaged> {
  const { text, problem } = await readText(path);
  const start = /^\s*\{\s*"Records"\s*:\s*\[/.exec(text)?.[0].length;
  if (start === undefined) {
    const instead = text.trim() === '' ? 'is empty' : 'is no log of CloudTrail: it does not begin with Records';
    return { records: [], problem: problem ?? instead };
  }
  const { records, complete } = elements(text, start);
  return { records, problem: problem ?? (complete ? undefined : `ends within record ${records.length + 1}`) };
}

async function readText(path: string): Promise<{ text: string; problem?: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  const text = () => Buffer.concat(chunks).toString('utf8');
  try {
    const file = createReadStream(path);
    const unpack = path.endsWith('.gz') ? createGunzip() : new PassThrough();
    await pipeline(file, unpack, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > LARGEST) throw new Error(`it is larger than ${LARGEST / 1024 ** 2} MB`);
        chunks.push(chunk);
      }
    });
    return { text: text() };
  } catch (error) {
    return { text: text(), problem: `cannot be read to its end: ${(error as Error).message}` };
  }
}

/** The complete elements of a JSON array that begins before `start`, and whether it is closed. */
function elements(text: string, start: number): { records: string[]; complete: boolean } {
  const records: string[] = [];
  let depth = 0;
  let begin = start;
  let quoted = false;
  const end = (at: number) => {
    const element = text.slice(begin, at).trim();
    if (element !== '') records.push(element);
    begin = at;
  };
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === ',' && depth === 0) {
      end(i);
      begin = i + 1;
    } else if (char === '}' || char === ']') {
      if (depth === 0) {
        end(i);
        return { records, complete: true };
      }
      if (--depth === 0) end(i + 1);
    }
  }
  return { records, complete: false };
}
