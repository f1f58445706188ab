/** `terraform validate` of every stack of the example estate, with the real providers. `npm run validate`. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findTerraform } from '../../commands/terraform/find-terraform';
import { inParallel, providersOf, run, stacks, synthesise, terraformConfig, type Workspace } from './deploy';
import { AZUREAD, AZURERM, obtain } from './obtain-provider';
import { Progress } from './progress';
import { findProviderMirror, type Mirror } from './tools';

const root = join(__dirname, '..', '..');
const folder = join(root, '.firebreak', 'validate');

async function main(progress: Progress): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const terraform = findTerraform(process.env);
  const aws = findProviderMirror(process.env);
  const others = await optionalProviders(terraform, progress);
  const workspace: Workspace = {
    root,
    folder,
    terraform,
    env: {
      ...process.env,
      TF_CLI_CONFIG_FILE: terraformConfig(folder, [...(aws ? [{ provider: 'aws', folder: aws }] : []), ...others]),
      FIREBREAK_ESTATE: join(root, 'firebreak.example.yaml'),
      CDKTF_OUTDIR: join(folder, 'cdktf.out'),
    },
  };
  progress.heading('terraform validate of every stack of the example estate');
  synthesise(workspace);
  const there = ['aws', ...others.map(({ provider }) => provider)];
  await inParallel(stacks(workspace), async (stack) => {
    const missing = providersOf(workspace, stack).filter((provider) => !there.includes(provider));
    if (missing.length > 0) progress.note(`SKIPPED ${stack}: there is no ${missing.join(', ')}`);
    else await validate(workspace, stack, progress);
  });
}

/** Providers without which there is still something to validate; one that is not there is said aloud. */
async function optionalProviders(terraform: string, progress: Progress): Promise<Mirror[]> {
  const mirrors: Mirror[] = [];
  for (const need of [AZURERM, AZUREAD]) {
    const own = join(folder, need.name);
    const obtained = await obtain(need, { env: process.env, terraform, folder: own });
    if ('mirror' in obtained) mirrors.push(obtained.mirror);
    else
      progress.note(
        `SKIPPED: what needs ${need.name} >= ${need.from} is not validated: neither a mirror nor the registry has it`,
      );
  }
  return mirrors;
}

async function validate(workspace: Workspace, stack: string, progress: Progress): Promise<void> {
  const chdir = `-chdir=${join(folder, 'cdktf.out', 'stacks', stack)}`;
  const init = await run(
    workspace.terraform,
    [chdir, 'init', '-backend=false', '-input=false', '-no-color'],
    workspace,
  );
  const valid = init.code === 0 ? await run(workspace.terraform, [chdir, 'validate', '-no-color'], workspace) : init;
  progress.check(stack, valid.code === 0, valid.output);
}

const progress = new Progress();
main(progress)
  .catch((error: unknown) => progress.check('validation runs to its end', false, String(error)))
  .finally(() => {
    process.stdout.write(`\nvalidate: ${progress.summary()}\n`);
    process.exit(progress.failed === 0 ? 0 : 1);
  });
