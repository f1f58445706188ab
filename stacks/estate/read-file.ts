import { readFileSync, statSync } from 'node:fs';
import { EstateError, type Problem } from './problem';

/** An estate of 10 000 accounts is about 0.7 MiB. */
const LIMIT = 1024 * 1024;

/**
 * The text of an estate file, without a byte order mark.
 *
 * @throws EstateError when it is missing, no regular file, larger than 1 MiB, unreadable or not UTF-8 text.
 */
export function readEstateFile(file: string): string {
  const fail = (problem: Pick<Problem, 'message' | 'value' | 'allowed' | 'fix'> & Partial<Problem>): never => {
    throw new EstateError(file, [{ file, line: 1, column: 1, path: [], ...problem }]);
  };
  const bytes = readBytes(file, fail);
  const nul = bytes.indexOf(0);
  const before = bytes.subarray(0, Math.max(nul, 0));
  if (nul >= 0) {
    fail({
      line: before.filter((byte) => byte === 0x0a).length + 1,
      column: nul - before.lastIndexOf(0x0a),
      message: 'the file is not UTF-8 text',
      value: 'a NUL byte',
      allowed: 'UTF-8 text',
      fix: 'save it as UTF-8 (a file saved as UTF-16 looks like this)',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({
      message: 'the file is not UTF-8 text',
      value: 'bytes that are not UTF-8',
      allowed: 'UTF-8 text',
      fix: 'save it as UTF-8',
    });
  }
}

type Fail = (problem: Pick<Problem, 'message' | 'value' | 'allowed' | 'fix'>) => never;

function readBytes(file: string, fail: Fail): Buffer {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) {
      const value = stat.isDirectory() ? 'a directory' : 'a device or a pipe';
      fail({
        message: 'this is not a file',
        value,
        allowed: 'a YAML file',
        fix: 'set FIREBREAK_ESTATE to the estate file itself',
      });
    }
    if (stat.size > LIMIT) {
      fail({
        message: 'the file is too large for an estate file',
        value: `${(stat.size / LIMIT).toFixed(1)} MiB`,
        allowed: 'at most 1 MiB',
        fix: 'check that FIREBREAK_ESTATE names the estate file',
      });
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof EstateError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return fail({
        message: 'there is no such file',
        value: 'nothing',
        allowed: 'the estate file: what Firebreak protects',
        fix: `cp firebreak.example.yaml ${file}, and describe your organisation in it`,
      });
    }
    return fail({
      message: 'the file cannot be read',
      value: message,
      allowed: 'a readable file',
      fix: 'check its permissions',
    });
  }
}
