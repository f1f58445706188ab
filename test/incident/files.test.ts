import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { loadIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { errorOf } from '../support/files';
import { another, changed, VALID } from './incident-text';

let folder: string;
let home: string;
beforeEach(() => {
  home = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'firebreak-incidents-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const load = () => loadIncidents('incidents', testEstate());
const message = () => `\n${errorOf(load).message}`;
const write = (files: Record<string, string>) => {
  mkdirSync('incidents');
  for (const [name, text] of Object.entries(files)) writeFileSync(join('incidents', name), text);
};

test('no folder, no incidents', () => {
  expect(load()).toEqual([]);
});

test('an empty folder', () => {
  write({});
  expect(load()).toEqual([]);
});

test('every file, sorted by id; nothing hidden, no other types', () => {
  write({
    'INC-9.yaml': another('INC-9'),
    'INC-42.yaml': `\ufeff${VALID.replaceAll('\n', '\r\n')}`,
    '.INC-9.yaml': 'junk: {',
    'INC-9.yaml~': 'junk: {',
    'README.md': '# Incidents',
    'INC-42.md': '# Report',
    'INC-42.html': '<html>',
    'INC-42.yaml.123.tmp': 'junk: {',
    'INC-42.iam.json.123.tmp': '{',
    'INC-42-web-shutdown.txt': 'stop', // what the runbook records
  });
  mkdirSync('incidents/attachments');
  symlinkSync('nowhere', 'incidents/.#INC-42.yaml'); // how an editor marks an open file
  expect(load().map(({ id }) => id)).toEqual(['INC-42', 'INC-9']);
});

const IAM = { version: 1, incident: 'INC-42', at: '2026-11-20T18:04:00Z', accounts: {} };
const principal = { name: 'ci-deploy', whatever: ['a newer version records'] };

test('the IAM state beside an incident file is part of the incident', () => {
  const accounts = { '444444444444': { users: [principal], roles: [], policies: [] } };
  write({
    'INC-42.yaml': VALID,
    'INC-9.yaml': another('INC-9'),
    'INC-42.iam.json': JSON.stringify({ ...IAM, accounts }),
  });
  expect(load().map(({ iam }) => iam)).toEqual([{ ...IAM, accounts }, undefined]);
});

test.each([
  ['junk', '{', /the IAM state cannot be read\n {2}found: .*JSON/],
  ['nothing', '', /the IAM state cannot be read/],
  ['a list', '[]', /the IAM state is not valid: the whole file/],
  ['another version', JSON.stringify({ ...IAM, version: 2 }), /the IAM state is not valid: version\n/],
  ['an account that is none', JSON.stringify({ ...IAM, accounts: { '../x': { users: [], roles: [] } } }), /accounts/],
  [
    'a user without a name',
    JSON.stringify({ ...IAM, accounts: { '444444444444': { users: [{}], roles: [] } } }),
    /not valid: accounts\.444444444444\.users\[0\]\.name/,
  ],
  ['another incident', JSON.stringify({ ...IAM, incident: 'INC-7' }), /of another incident\n {2}found: {3}INC-7/],
])('an IAM state that is %s', (_, text, expected) => {
  write({ 'INC-42.yaml': VALID, 'INC-42.iam.json': text });
  expect(message()).toMatch(expected);
  expect(message()).toContain('incidents/INC-42.iam.json:1:1: ');
  expect(message()).toContain('restore it from version control');
});

test('an IAM state that is a folder', () => {
  write({ 'INC-42.yaml': VALID });
  mkdirSync('incidents/INC-42.iam.json');
  expect(message()).toContain('the IAM state cannot be read');
});

test('all problems of all files at once', () => {
  write({
    'INC-1.yml': another('INC-1'),
    'INC-2.yaml': another('INC-3'),
    'INC-4.yaml': 'id: INC-4\n\tphase: contain\n',
    'INC-5.yaml': '',
    'INC-42.yaml': changed(['phase: contain', 'phase: contian'], ["'444444444444'", "'444444444445'"]),
  });
  mkdirSync('incidents/INC-6.yaml');
  expect(message()).toBe(`
7 problems in 6 files

incidents/INC-1.yml:1:1: this file would be passed over
  found:   .yml
  allowed: <id>.yaml
  do:      rename it to INC-1.yaml

incidents/INC-2.yaml:2:5: the incident 'INC-3' lies in a file of another name
  found:   INC-3
  allowed: INC-2, as the file is named
  do:      rename the file to INC-3.yaml; once it is deployed, correct the id instead: it names the stacks and their state

incidents/INC-4.yaml:2:1: a tab indents this line
  found:   phase: contain
  allowed: spaces
  do:      replace the tabs by spaces

incidents/INC-42.yaml:6:8: phase is not one of the allowed values
  found:   contian
  allowed: contain, release, close
  do:      did you mean contain?

incidents/INC-42.yaml:10:14: aws[0] is in account 444444444445, which the estate does not list
  found:   '444444444445'
  allowed: 111111111111, 222222222222, 333333333333, 444444444444, 555555555555
  do:      did you mean '444444444444' (payments)?

incidents/INC-5.yaml:1:1: the file is empty
  found:   nothing
  allowed: the incident file: what is contained, and what it looked like before
  do:      let \`npx firebreak open\` write it, or copy docs/example-incident.yaml

incidents/INC-6.yaml:1:1: this is not a file
  found:   a directory
  allowed: a YAML file
  do:      move it elsewhere: the folder holds nothing but incident files`);
});

test('a file in place of the folder', () => {
  writeFileSync('incidents', '');
  expect(message()).toContain('incidents:1:1: the folder of the incident files cannot be read');
});
