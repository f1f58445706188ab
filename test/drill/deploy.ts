import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus } from 'node:os';
import type { Mirror } from './tools';

export interface Workspace {
  /** Root of the checkout. */
  readonly root: string;
  /** Folder of this drill: estate file, Terraform configuration, synthesised stacks. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terraform: string;
  /** Where the provider comes from. @default - Terraform downloads it */
  readonly mirror?: string;
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Writes a Terraform CLI configuration that takes providers from the mirrors, and downloads those that are in none. */
export function terraformConfig(folder: string, mirrors: readonly Mirror[]): string {
  const file = join(folder, 'terraform.rc');
  const provider = ({ provider: name }: Mirror) => `"registry.terraform.io/hashicorp/${name}"`;
  const methods = [
    ...mirrors.map(
      (mirror) =>
        `  filesystem_mirror {\n    path    = ${JSON.stringify(mirror.folder)}\n    include = [${provider(mirror)}]\n  }\n`,
    ),
    `  direct {\n    exclude = [${mirrors.map(provider).join(', ')}]\n  }\n`,
  ];
  const installation = mirrors.length > 0 ? `provider_installation {\n${methods.join('')}}\n` : '';
  writeFileSync(file, `disable_checkpoint = true\n${installation}`);
  return file;
}

/** `cdktf deploy` or `destroy` of the stacks that match; `onStack` is told of each stack that is done. */
export async function cdktf(
  verb: 'deploy' | 'destroy',
  workspace: Workspace,
  patterns: readonly string[],
  onStack: (line: string) => void = () => undefined,
): Promise<Outcome> {
  // More than processors: most of an apply is the provider's waiting.
  const flags = ['--auto-approve', '--skip-provider-lock', '--parallelism', String(4 * cpus().length)];
  return run(command(workspace), [verb, ...patterns, ...flags, ...common(workspace)], workspace, (line) => {
    const done = /^(\S+)\s+(Apply complete!.*)$/.exec(line.trim());
    if (done) onStack(`${done[1]}: ${done[2]}`);
  });
}

/** `cdktf diff` of one stack. */
export function diff(workspace: Workspace, stack: string): Promise<Outcome> {
  return run(command(workspace), ['diff', stack, '--skip-provider-lock', ...common(workspace)], workspace);
}

function command({ root }: Workspace): string {
  return join(root, 'node_modules', '.bin', 'cdktf');
}

/** The provider comes from a mirror: a second cache would only copy 700 MB. */
function common(workspace: Workspace): string[] {
  return ['--no-color', '--output', outdir(workspace), ...(workspace.mirror ? ['--disable-plugin-cache-env'] : [])];
}

/** A plan of a deployed stack: exit code 0 means no change, 2 means changes. */
export function plan(workspace: Workspace, stack: string): Promise<Outcome> {
  const args = [
    `-chdir=${join(outdir(workspace), 'stacks', stack)}`,
    'plan',
    '-detailed-exitcode',
    '-input=false',
    '-lock=false',
    '-no-color',
  ];
  return run(workspace.terraform, args, workspace);
}

/**
 * Synthesises the stacks of the workspace's estate.
 *
 * @throws Error with what synth printed when it fails.
 */
export function synthesise({ root, env }: Workspace): void {
  const synth = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], { cwd: root, env, encoding: 'utf8' });
  if (synth.status !== 0) throw new Error(`synth failed:\n${synth.stderr}`);
}

/** Names of the providers that a synthesised stack requires. */
export function providersOf(workspace: Workspace, stack: string): string[] {
  const file = join(outdir(workspace), 'stacks', stack, 'cdk.tf.json');
  return Object.keys(JSON.parse(readFileSync(file, 'utf8')).terraform.required_providers);
}

/** Terraform's errors with the stack and the resource; without any, the end of the output. */
export function errorsOf(output: string, log: string): string {
  const lines = output.trimEnd().split('\n');
  const errors = lines.flatMap((line, index) =>
    /\bError: /.test(line) ? [lines.slice(index, index + 6).join('\n')] : [],
  );
  const said = errors.length > 0 ? errors : lines.slice(-60);
  return `${said.join('\n')}\nNext: mend the resource named above. The whole output is in ${log}, the stack in cdktf.out beside it`;
}

/** Ids of the synthesised stacks. */
export function stacks(workspace: Workspace): string[] {
  return readdirSync(join(outdir(workspace), 'stacks')).sort();
}

/** Runs `work` over all items, a few more at once than there are processors. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: cpus().length + 1 }, worker));
}

function outdir(workspace: Workspace): string {
  return join(workspace.folder, 'cdktf.out');
}

/** Runs a command and reads what it prints; `onLine` is told of each line as it comes. */
export function run(
  command: string,
  args: string[],
  workspace: Workspace,
  onLine?: (line: string) => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: workspace.root, env: workspace.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let rest = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      if (onLine) lines.forEach(onLine);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
