import { spawn } from 'node:child_process';

/** What a part of the drill that ran in a process of its own has said. */
export interface Beside {
  readonly output: string;
  readonly passed: number;
  readonly failed: number;
  /** Such as `azure skipped`. @default - nothing was */
  readonly skipped?: string;
}

/** Runs a part of the drill in a process of its own. One that ends without its last line has failed. */
export function playBeside(file: string, args: readonly string[], root: string): Promise<Beside> {
  const argv = ['--import', 'tsx', file, ...args];
  const child = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill());
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) => child.once('close', () => resolve(read(output))));
}

/** @param output that ends with `drill: 12 passed, 0 failed, azure skipped`, or without the last part. */
export function read(output: string): Beside {
  const [, passed, failed, skipped] = /^drill: (\d+) passed, (\d+) failed(?:, (.+))?$/m.exec(output) ?? [];
  if (passed === undefined || failed === undefined) return { output, passed: 0, failed: 1 };
  return { output, passed: Number(passed), failed: Number(failed), skipped };
}
