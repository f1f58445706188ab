import type { ExitCode } from './exit';

/** What a command has to say in the end. */
export interface Result {
  readonly exit: ExitCode;
  /** For people. */
  readonly text: string;
  /** The same for programs: one object, printed with --json. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Progress while a command works: on stderr with --json, so that stdout holds one JSON object and nothing else. */
export type Say = (line: string) => void;

export function progress(json: boolean): Say {
  const stream = json ? process.stderr : process.stdout;
  return (line) => {
    stream.write(`${line}\n`);
  };
}

/** Prints the result. */
export function print(result: Result, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(result.json)}\n` : result.text.replace(/\n*$/, '\n'));
}
