import { join } from 'node:path';
import { run, type Outcome, type Workspace } from '../deploy';
import type { Progress } from '../progress';

/** Set the clock of a command ahead, in hours. */
const LATER = 'FIREBREAK_DRILL_HOURS_LATER';

/** `npx firebreak …` at the keyboard of a responder. */
export class Commands {
  constructor(
    private readonly workspace: Workspace,
    private readonly progress: Progress,
  ) {}

  /** Runs a command; records whether it ended as it should. */
  async run(args: readonly string[], exit = 0, hoursLater = 0): Promise<Outcome & { readonly seconds: number }> {
    const started = Date.now();
    const { command, argv, env } = this.line(args, hoursLater);
    const outcome = await run(command, argv, { ...this.workspace, env });
    const seconds = (Date.now() - started) / 1000;
    const name = `npx firebreak ${args.slice(0, 2).join(' ')} ${exit === 0 ? 'does it' : `is refused (exit ${exit})`}`;
    this.progress.check(`${name}, ${seconds.toFixed(0)} s`, outcome.code === exit, outcome.output.slice(-6000));
    return { ...outcome, seconds };
  }

  /** The command line, for whoever wants to run and kill it. */
  line(args: readonly string[], hoursLater = 0): { command: string; argv: string[]; env: NodeJS.ProcessEnv } {
    const { root, env } = this.workspace;
    const clock = hoursLater > 0 ? ['--import', join(__dirname, 'later.ts')] : [];
    return {
      command: process.execPath,
      argv: ['--import', 'tsx', ...clock, join(root, 'commands', 'firebreak.ts'), ...args],
      env: { ...env, [LATER]: String(hoursLater) },
    };
  }
}
