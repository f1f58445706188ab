import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Bytes of JSON. A log file of CloudTrail has at most 50 MB; what is far larger is none, or is made to fill the disk. */
const LARGEST = 2 * 1024 ** 3;
/** Bytes that are unpacked at a time: what is in one piece with a damaged byte is lost with it. */
const PIECE = 512;

/**
 * The text of a file, unpacked if it is gzip, whatever its name says: browsers unpack a `.json.gz` on their way and keep the
 * name. Bytes that are no UTF-8 become U+FFFD.
 *
 * @throws Error that continues the sentence that the file's name begins, after all that could be read.
 */
export async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const bytes of bytesOf(path)) {
      size += bytes.length;
      if (size > LARGEST) throw new Error(`it is larger than ${LARGEST / 1024 ** 3} GB`);
      yield decoder.decode(bytes, { stream: true });
    }
  } catch (error) {
    throw new Error(`cannot be read to its end: ${(error as Error).message}`, { cause: error });
  }
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  let unpack: ReturnType<typeof unpacker> | undefined;
  let first = true;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && bytes[0] === 0x1f && bytes[1] === 0x8b) unpack = unpacker();
    first = false;
    if (!unpack) yield bytes;
    else for (let i = 0; i < bytes.length; i += PIECE) yield* unpack(bytes.subarray(i, i + PIECE));
  }
  if (unpack) yield* unpack(undefined);
}

/** Unpacks piece by piece, so that what came before a damaged one is not lost; `undefined` is the end. */
function unpacker(): (piece: Buffer | undefined) => AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const ended = finished(gunzip);
  ended.catch(() => undefined); // It may be before anybody waits for it.
  let unpacked: Buffer[] = [];
  gunzip.on('data', (bytes: Buffer) => unpacked.push(bytes));
  const put = (piece: Buffer | undefined): Promise<void> => {
    if (piece !== undefined) return Promise.race([ended, written(piece)]);
    gunzip.end();
    return ended;
  };
  const written = (piece: Buffer) => new Promise<void>((resolve) => gunzip.write(piece, () => resolve()));
  return async function* (piece) {
    let problem: unknown;
    await put(piece).catch((error: unknown) => (problem = error));
    yield* unpacked;
    unpacked = [];
    if (problem !== undefined) throw problem;
  };
}
