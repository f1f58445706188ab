import { RecordScanner } from './record-scanner';
import { textOf } from './text-of';

/** Characters of records that are handed over at a time: less than the engine takes at once. */
const LOT = 24 * 1024 * 1024;

/**
 * Reads a file that the engine refused, as far as it goes, in little memory: gives lots of complete records, as JSON texts.
 * Never throws.
 *
 * @returns where and why reading stopped, or what the file is instead; undefined if it is whole.
 */
export async function* salvage(path: string): AsyncGenerator<readonly string[], string | undefined> {
  const scanner = new RecordScanner();
  let problem: string | undefined;
  let lot: string[] = [];
  let length = 0;
  try {
    for await (const text of textOf(path)) {
      for (const record of scanner.push(text)) {
        lot.push(record);
        length += record.length;
      }
      if (length < LOT) continue;
      yield lot;
      [lot, length] = [[], 0];
    }
    problem = scanner.end();
  } catch (error) {
    problem = (error as Error).message;
  }
  if (lot.length > 0) yield lot;
  return problem;
}
