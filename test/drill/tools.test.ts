import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findMirror, findProviderMirror, SYSTEM } from './tools';

const fog = { name: 'fog', from: '4.9.0', below: '6.0.0' };
const inMirror = (...path: string[]) => join('registry.terraform.io', 'hashicorp', 'fog', ...path);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'firebreak-mirror-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a search finds whose only places are an empty home and the folder, filled with one file. */
function found(path: string): boolean {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return findMirror({ FIREBREAK_PROVIDER_MIRROR: folder }, fog)?.folder === folder;
}

test.each([
  ['unpacked', inMirror('4.10.0', SYSTEM, 'plugin'), true],
  ['packed', inMirror(`terraform-provider-fog_5.2.0_${SYSTEM}.zip`), true],
  ['the oldest that will do', inMirror('4.9.0', SYSTEM, 'plugin'), true],
  ['too old', inMirror('4.8.9', SYSTEM, 'plugin'), false],
  ['too new', inMirror('6.0.0', SYSTEM, 'plugin'), false],
  ['for another system', inMirror('5.2.0', 'plan9_mips', 'plugin'), false],
  ['packed for another system', inMirror('terraform-provider-fog_5.2.0_plan9_mips.zip'), false],
  ['of another provider', join('registry.terraform.io', 'hashicorp', 'mist', '5.2.0', SYSTEM, 'plugin'), false],
])('a provider that is %s', (_name, path, expected) => {
  expect(found(path)).toBe(expected);
});

test('a mirror that the CLI configuration names', () => {
  const configuration = join(folder, 'terraform.rc');
  const mirror = join(folder, 'mirror');
  mkdirSync(join(mirror, inMirror('5.2.0', SYSTEM)), { recursive: true });
  writeFileSync(configuration, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  expect(findMirror({ TF_CLI_CONFIG_FILE: configuration }, fog)).toEqual({ provider: 'fog', folder: mirror });
});

test('a setting that names a folder without the AWS provider is an error that says so', () => {
  expect(() => findProviderMirror({ FIREBREAK_PROVIDER_MIRROR: folder })).toThrow(`'${folder}', which has no`);
});
