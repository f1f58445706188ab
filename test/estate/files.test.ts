import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { loadEstate } from '../../stacks/estate/load';
import { errorOf } from '../support/files';
import { VALID } from './estate-text';

let folder: string;
let home: string;
beforeEach(() => {
  home = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'firebreak-estate-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const message = () => `\n${errorOf(() => loadEstate('firebreak.yaml')).message}`;

test('a valid file, also with a byte order mark and Windows line ends', () => {
  writeFileSync('firebreak.yaml', `\ufeff${VALID.replaceAll('\n', '\r\n')}`);
  expect(loadEstate('firebreak.yaml').aws.evidence.retentionDays).toBe(365);
});

test('a missing file', () => {
  expect(message()).toBe(`
1 problem in firebreak.yaml

firebreak.yaml:1:1: there is no such file
  found:   nothing
  allowed: the estate file: what Firebreak protects
  do:      cp firebreak.example.yaml firebreak.yaml, and describe your organisation in it`);
});

test('a directory', () => {
  mkdirSync('firebreak.yaml');
  expect(message()).toBe(`
1 problem in firebreak.yaml

firebreak.yaml:1:1: this is not a file
  found:   a directory
  allowed: a YAML file
  do:      set FIREBREAK_ESTATE to the estate file itself`);
});

test('a file of 10 MB', () => {
  writeFileSync('firebreak.yaml', Buffer.alloc(10_000_000, '# padding\n'));
  expect(message()).toBe(`
1 problem in firebreak.yaml

firebreak.yaml:1:1: the file is too large for an estate file
  found:   9.5 MiB
  allowed: at most 1 MiB
  do:      set FIREBREAK_ESTATE to the estate file itself`);
});

test('a file saved as UTF-16', () => {
  writeFileSync('firebreak.yaml', Buffer.from(VALID, 'utf16le'));
  expect(message()).toBe(`
1 problem in firebreak.yaml

firebreak.yaml:1:2: the file is not UTF-8 text
  found:   a NUL byte
  allowed: UTF-8 text
  do:      save it as UTF-8 (a file saved as UTF-16 looks like this)`);
});

test('a NUL byte further down', () => {
  writeFileSync('firebreak.yaml', 'version: 1\nname: ac\0me\n');
  expect(errorOf(() => loadEstate('firebreak.yaml')).problems).toMatchObject([{ line: 2, column: 9 }]);
});

test('bytes that are not UTF-8', () => {
  writeFileSync('firebreak.yaml', Buffer.from('name: caf\xe9\n', 'latin1'));
  expect(message()).toContain('the file is not UTF-8 text\n  found:   bytes that are not UTF-8');
});

test('an empty file', () => {
  writeFileSync('firebreak.yaml', '');
  expect(message()).toContain('firebreak.yaml:1:1: the file is empty');
});
