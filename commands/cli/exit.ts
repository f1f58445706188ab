/** What a command tells the shell. */
export const EXIT = {
  done: 0,
  /** Nothing was changed, or what was changed does not have the effect it should. */
  problem: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Some stacks were applied, others not: running the same command again goes on. */
  partly: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A fault that the reader can mend: what is wrong, and the next step. Printed without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    what: string,
    readonly next: string,
    readonly exit: ExitCode = EXIT.problem,
  ) {
    super(`${what}\n  do: ${next}`);
  }
}

/** A fault of the command line. */
export class UsageError extends CommandError {
  constructor(what: string, next: string) {
    super(what, next, EXIT.usage);
  }
}
