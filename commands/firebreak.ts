#!/usr/bin/env -S node --import tsx
import { parseArgs } from 'node:util';
import { FileError } from '../stacks/files/file-error';
import { SettingsError } from '../stacks/settings';
import { CommandError, EXIT, UsageError } from './cli/exit';
import { openArguments } from './cli/open-arguments';
import { print, progress, type Result } from './cli/output';
import { USAGE } from './cli/usage';
import { close } from './close';
import { contain } from './contain';
import { open } from './open';
import { readinessArguments } from './readiness/arguments';
import { release } from './release';
import { report } from './report';
import { Session } from './session';
import { showRunbook } from './show-runbook';
import { status } from './status';

type Verb = (args: string[], session: () => Session) => Promise<Result> | Result;

const VERBS: Readonly<Record<string, Verb>> = {
  open: (args, session) => open(openArguments(args), session()),
  contain: (args, session) => {
    const { id, plan } = oneId('contain', args, { plan: { type: 'boolean' } });
    return contain(id, { plan }, session());
  },
  release: (args, session) => release(oneId('release', args).id, session()),
  close: (args, session) => close(oneId('close', args).id, session()),
  status: (args, session) => status(args.some(isPositional) ? oneId('status', args).id : undefined, session()),
  readiness: async (args, session) => {
    const asked = readinessArguments(args);
    const { readiness } = await import('./aws/readiness/readiness'); // a dozen SDK clients that no incident waits for
    return readiness(asked, session());
  },
  report: (args, session) => report(oneId('report', args).id, session()),
  runbook: (args, session) => showRunbook(oneId('runbook', args).id, session()),
};

/** `firebreak <verb> …`: see usage.ts. */
async function main([verb = '', ...args]: string[]): Promise<number> {
  const json = args.includes('--json');
  if (['', 'help', '--help', '-h'].includes(verb) || args.includes('--help')) {
    process.stdout.write(USAGE);
    return verb === '' ? EXIT.usage : EXIT.done;
  }
  try {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!run) throw new UsageError(`there is no command ${verb}`, `one of ${Object.keys(VERBS).join(', ')}`);
    const result = await run(args, () => interruptible(new Session(process.env, progress(json))));
    print(result, json);
    return result.exit;
  } catch (error) {
    return fault(error, json);
  }
}

function oneId(verb: string, args: string[], more: { plan?: { type: 'boolean' } } = {}): { id: string; plan: boolean } {
  const options = { json: { type: 'boolean' as const }, ...more };
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new UsageError(`${verb} takes one id`, `firebreak ${verb} INC-42`);
  return { id, plan: 'plan' in values && values.plan === true };
}

const isPositional = (arg: string) => !arg.startsWith('-');

/** The first Ctrl-C lets Terraform end orderly, and write its state; the next run goes on. */
function interruptible(session: Session): Session {
  process.once('SIGINT', () => {
    process.stderr.write(
      'Stopping: Terraform ends what it has begun, and nothing new is started; the next run goes on from there\n',
    );
    session.interrupt();
  });
  return session;
}

/** Faults that we throw ourselves name the next step: a stack trace would hide it. */
function fault(error: unknown, json: boolean): number {
  const known = error instanceof Error && (error.constructor === Error || isExplained(error) || isUsage(error));
  const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  const exit = error instanceof CommandError ? error.exit : isUsage(error) ? EXIT.usage : EXIT.problem;
  process.stderr.write(`${message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ exit, error: message })}\n`);
  return exit;
}

function isExplained(error: Error): boolean {
  return error instanceof CommandError || error instanceof FileError || error instanceof SettingsError;
}

/** parseArgs explains what is wrong with an option. */
function isUsage(error: unknown): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}

void main(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
