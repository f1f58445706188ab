import { readFileSync, statSync } from 'node:fs';
import type { FileFormat } from './format';
import { wholeFile, type Problem } from './problem';

/** An estate of 10 000 accounts is about 0.7 MiB. */
const LIMIT = 1024 * 1024;

/**
 * The text of a file, without a byte order mark; or the problem when it is missing, no regular file, larger than 1 MiB,
 * unreadable or not UTF-8 text.
 */
export function readText(file: string, format: FileFormat): string | Problem {
  const bytes = readBytes(file, format);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const before = bytes.subarray(0, nul);
    return wholeFile(file, {
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
    return wholeFile(file, {
      message: 'the file is not UTF-8 text',
      value: 'bytes that are not UTF-8',
      allowed: 'UTF-8 text',
      fix: 'save it as UTF-8',
    });
  }
}

function readBytes(file: string, { name, content, start, misplaced }: FileFormat): Buffer | Problem {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) {
      const value = stat.isDirectory() ? 'a directory' : 'a device or a pipe';
      return wholeFile(file, { message: 'this is not a file', value, allowed: 'a YAML file', fix: misplaced });
    }
    if (stat.size > LIMIT) {
      return wholeFile(file, {
        message: `the file is too large for an ${name}`,
        value: `${(stat.size / LIMIT).toFixed(1)} MiB`,
        allowed: 'at most 1 MiB',
        fix: misplaced,
      });
    }
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return wholeFile(file, {
        message: 'there is no such file',
        value: 'nothing',
        allowed: `the ${name}: ${content}`,
        fix: start(file),
      });
    }
    return wholeFile(file, {
      message: 'the file cannot be read',
      value: message,
      allowed: 'a readable file',
      fix: 'check its permissions',
    });
  }
}
