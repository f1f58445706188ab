/** `terraform validate` of every stack of the example estate, with the real provider. `npm run validate`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findTerraform } from '../../commands/terraform/find-terraform';
import { inParallel, run, stacks, terraformConfig, type Workspace } from './deploy';
import { Progress } from './progress';
import { findProviderMirror } from './tools';

const root = join(__dirname, '..', '..');
const folder = join(root, '.firebreak', 'validate');

async function main(progress: Progress): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: terraformConfig(folder, findProviderMirror(process.env)),
    FIREBREAK_ESTATE: join(root, 'firebreak.example.yaml'),
    CDKTF_OUTDIR: join(folder, 'cdktf.out'),
  };
  const workspace: Workspace = { root, folder, env, terraform: findTerraform(process.env) };
  progress.heading('terraform validate of every stack of the example estate');
  const synth = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], { cwd: root, env, encoding: 'utf8' });
  if (synth.status !== 0) throw new Error(`synth failed:\n${synth.stderr}`);
  await inParallel(stacks(workspace), async (stack) => {
    const chdir = `-chdir=${join(folder, 'cdktf.out', 'stacks', stack)}`;
    const init = await run(
      workspace.terraform,
      [chdir, 'init', '-backend=false', '-input=false', '-no-color'],
      workspace,
    );
    const valid = init.code === 0 ? await run(workspace.terraform, [chdir, 'validate', '-no-color'], workspace) : init;
    progress.check(stack, valid.code === 0, valid.output);
  });
}

const progress = new Progress();
main(progress)
  .catch((error: unknown) => progress.check('validation runs to its end', false, String(error)))
  .finally(() => {
    process.stdout.write(`\nvalidate: ${progress.summary()}\n`);
    process.exit(progress.failed === 0 ? 0 : 1);
  });
