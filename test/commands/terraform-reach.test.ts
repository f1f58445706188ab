import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../commands/cli/exit';
import { planStacks } from '../../commands/terraform/deploy';
import { readSynthesised } from '../../commands/terraform/stack-json';
import { Terraform } from '../../commands/terraform/terraform';
import { withinReach } from '../../commands/terraform/within-reach';
import { respondAws } from '../../stacks/aws/respond';
import { incident } from '../stacks/aws/containment/incident';
import { testContext } from '../support/estate';
import { App } from 'cdktf';

const top = mkdtempSync(join(tmpdir(), 'firebreak-'));
afterAll(() => rmSync(top, { recursive: true }));
const refused = new CommandError('cannot assume the role', 'sign in');
const stacks = ['near', 'far'].map((id) => {
  const folder = join(top, id);
  mkdirSync(folder);
  writeFileSync(join(folder, 'cdk.tf.json'), '{"terraform":{}}');
  return { id, folder, after: [] };
});
const reaching = (...far: string[]) => {
  const binary = join(top, 'terraform');
  writeFileSync(
    binary,
    '#!/bin/sh\necho "$1 in $(basename "$PWD") as $TF_VAR_firebreak_session_name"\n' +
      '[ "$1" != init ] || echo "cache $TF_PLUGIN_CACHE_DIR $TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE"\n',
  );
  chmodSync(binary, 0o755);
  const env = { ...process.env, TF_PLUGIN_CACHE_DIR: join(top, 'cache') };
  return new Terraform(binary, env, {
    refusal: (folder) => Promise.resolve(far.some((id) => folder.endsWith(id)) ? refused : undefined),
    variables: () => Promise.resolve({ TF_VAR_firebreak_session_name: 'firebreak-asha' }),
  });
};

test('with nothing in reach there is one error; with something there is none', async () => {
  await expect(withinReach(stacks, reaching('near', 'far'))).rejects.toBe(refused);
  await expect(withinReach(stacks, reaching('far'))).resolves.toBeUndefined();
  await expect(withinReach([], reaching('far'))).resolves.toBeUndefined();
});

test('what is out of reach is not tried and says why; the others are', async () => {
  mkdirSync(join(top, 'near', '.terraform'));
  expect(await planStacks(stacks, reaching('far'))).toEqual([
    { stack: 'near', state: 'as declared', output: 'plan in near as firebreak-asha\n' },
    { stack: 'far', state: 'unknown', output: 'cannot assume the role\n  do: sign in' },
  ]);
});

test('providers come from a cache, also for a stack that has no lock file yet', async () => {
  rmSync(join(top, 'near', '.terraform'), { recursive: true, force: true });
  mkdirSync(join(top, 'near', '.terraform'));
  const { output } = await reaching().init(join(top, 'near'));
  expect(output).toContain(`cache ${join(top, 'cache')} 1\n`);
});

describe('a stack of an incident', () => {
  const outdir = mkdtempSync(join(top, 'out-'));
  const app = new App({ outdir });
  respondAws(app, testContext(), [incident('contain')]);
  app.synth();
  const folder = (id: string) => join(outdir, 'stacks', id);

  test('names the roles that it works with: those in its accounts, and the one of its state', () => {
    const role = (account: string, name: string) => `arn:aws:iam::${account}:role/firebreak/Firebreak${name}`;
    expect(readSynthesised(folder('INC-42-identities-payments')).roles).toEqual([
      role('444444444444', 'Responder'),
      role('222222222222', 'Responder'),
    ]);
    expect(readSynthesised(folder('INC-42-evidence-facts')).roles).toEqual([role('222222222222', 'EvidenceCustodian')]);
  });

  test('takes the name of its sessions from whoever runs it, and has one without', () => {
    for (const id of ['INC-42-quarantine', 'INC-42-identities-payments', 'INC-42-evidence-payments-eu-west-1']) {
      const { provider, variable } = JSON.parse(readFileSync(join(folder(id), 'cdk.tf.json'), 'utf8'));
      for (const { assume_role: roles } of provider.aws)
        expect(roles[0].session_name).toBe('${var.firebreak_session_name}');
      expect(variable.firebreak_session_name).toEqual({ default: 'firebreak', type: 'string' });
    }
  });
});
