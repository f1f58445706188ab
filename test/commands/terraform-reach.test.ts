import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  writeFileSync(binary, '#!/bin/sh\necho "$1 in $(basename "$PWD")"\n');
  chmodSync(binary, 0o755);
  const env = { ...process.env, TF_PLUGIN_CACHE_DIR: join(top, 'cache') };
  return new Terraform(binary, env, (folder) =>
    Promise.resolve(far.some((id) => folder.endsWith(id)) ? refused : undefined),
  );
};

test('with nothing in reach there is one error; with something there is none', async () => {
  await expect(withinReach(stacks, reaching('near', 'far'))).rejects.toBe(refused);
  await expect(withinReach(stacks, reaching('far'))).resolves.toBeUndefined();
  await expect(withinReach([], reaching('far'))).resolves.toBeUndefined();
});

test('what is out of reach is not tried and says why; the others are', async () => {
  mkdirSync(join(top, 'near', '.terraform'));
  expect(await planStacks(stacks, reaching('far'))).toEqual([
    { stack: 'near', state: 'as declared', output: 'plan in near\n' },
    { stack: 'far', state: 'unknown', output: 'cannot assume the role\n  do: sign in' },
  ]);
});

test('a stack names the roles that it works with: the one in its account, and the one of its state', () => {
  const outdir = mkdtempSync(join(top, 'out-'));
  const app = new App({ outdir });
  respondAws(app, testContext(), [incident('contain')]);
  app.synth();
  const rolesOf = (id: string) => readSynthesised(join(outdir, 'stacks', id)).roles;
  const responder = (account: string) => `arn:aws:iam::${account}:role/firebreak/FirebreakResponder`;
  expect(rolesOf('INC-42-identities-payments')).toEqual([responder('444444444444'), responder('222222222222')]);
  expect(rolesOf('INC-42-evidence-facts')).toEqual(expect.arrayContaining([expect.stringContaining('Custodian')]));
});
