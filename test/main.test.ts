import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'firebreak-main-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const synth = (env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: folder, ...env },
  });

test('the example estate synthesises, and names nothing of this machine', () => {
  const { status, stderr } = synth({ FIREBREAK_ESTATE: 'firebreak.example.yaml', FIREBREAK_STATE: 'local' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const stacks = readdirSync(join(folder, 'stacks'));
  expect(stacks).toContain('prepare-aws-guardrails');
  for (const stack of stacks) {
    const json = readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8');
    expect(json).not.toContain(root);
    expect(json).not.toContain(folder);
  }
});

test('a wrong estate file ends synth with every problem and no stack trace', () => {
  const file = join(folder, 'firebreak.yaml');
  writeFileSync(file, 'version: 1\nname: Acme\naws: {}\n');
  const { status, stderr } = synth({ FIREBREAK_ESTATE: file });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\d+ problems in .*firebreak\.yaml\n/);
  expect(stderr).toContain('firebreak.yaml:2:7');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('an unknown place for the state is refused', () => {
  const { status, stderr } = synth({ FIREBREAK_ESTATE: 'firebreak.example.yaml', FIREBREAK_STATE: 'here' });
  expect(status).not.toBe(0);
  expect(stderr).toContain("FIREBREAK_STATE is 'here'; allowed: remote, local");
  expect(stderr).not.toMatch(/^\s+at /m);
});
