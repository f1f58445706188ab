/** The floor under every hunt: unpacks each file of the folder, two at a time, and does nothing with it. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { findLogFiles } from '../../../commands/hunt/local/log-files';
import { report } from '../measure';

const unpack = promisify(gunzip);

void report(async () => {
  const files = [...findLogFiles(String(process.argv[2])).trail];
  let bytes = 0;
  const worker = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const content = await readFile(file);
      const { length } = file.endsWith('.gz') ? await unpack(content) : content;
      bytes += length;
    }
  };
  await Promise.all([worker(), worker()]);
  return { GB: bytes / 1e9 };
});
