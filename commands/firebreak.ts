#!/usr/bin/env -S node --import tsx
import { FileError } from '../stacks/files/file-error';
import { nearest } from '../stacks/files/suggest';
import { SettingsError } from '../stacks/settings';
import { containArguments, oneId, optionalId } from './cli/arguments';
import { CommandError, EXIT, UsageError } from './cli/exit';
import { openArguments } from './cli/open-arguments';
import { print, progress, type Result } from './cli/output';
import { USAGE } from './cli/usage';
import { close } from './close';
import { contain } from './contain';
import { huntArguments } from './hunt/arguments';
import { open } from './open';
import { readinessArguments } from './readiness/arguments';
import { release } from './release';
import { visible } from './report/visible';
import { report } from './report';
import { Session } from './session';
import { showRunbook } from './show-runbook';
import { status } from './status';

type Verb = (args: string[], session: () => Session) => Promise<Result> | Result;

const VERBS: Readonly<Record<string, Verb>> = {
  open: (args, session) => open(openArguments(args), session()),
  contain: (args, session) => {
    const { id, plan } = containArguments(args);
    return contain(id, { plan }, session());
  },
  hunt: async (args, session) => {
    const asked = huntArguments(args, new Date().toISOString().slice(0, 10));
    const { hunt } = await import('./aws/hunt/hunt'); // an embedded database that nobody else waits for
    return hunt(asked, session());
  },
  release: (args, session) => release(oneId('release', args), session()),
  close: (args, session) => close(oneId('close', args), session()),
  status: (args, session) => status(optionalId('status', args), session()),
  readiness: async (args, session) => {
    const asked = readinessArguments(args);
    const { readiness } = await import('./aws/readiness/readiness'); // a dozen SDK clients that no incident waits for
    return readiness(asked, session());
  },
  report: (args, session) => report(oneId('report', args), session()),
  runbook: (args, session) => showRunbook(oneId('runbook', args), session()),
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
    if (!run) {
      const meant = nearest(verb, Object.keys(VERBS));
      const next = meant ? `did you mean ${meant}?` : `one of ${Object.keys(VERBS).join(', ')}`;
      throw new UsageError(`there is no command ${verb}`, next);
    }
    const result = await run(args, () => interruptible(new Session(process.env, progress(json))));
    print(result, json);
    return result.exit;
  } catch (error) {
    return fault(error, json);
  }
}

/** The first Ctrl-C lets Terraform end orderly, and write its state; the next run goes on. */
function interruptible(session: Session): Session {
  process.once('SIGINT', () => {
    if (!session.interrupt()) process.exit(EXIT.problem);
    process.stderr.write(
      'Stopping: Terraform ends what it has begun, and nothing new is started; the next run goes on from there\n',
    );
  });
  return session;
}

/** Faults that we throw ourselves name the next step: a stack trace would hide it. */
function fault(error: unknown, json: boolean): number {
  const known = error instanceof Error && (error.constructor === Error || isExplained(error));
  const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  const exit = error instanceof CommandError ? error.exit : EXIT.problem;
  process.stderr.write(`${visible(message)}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ exit, error: message })}\n`);
  return exit;
}

function isExplained(error: Error): boolean {
  return error instanceof CommandError || error instanceof FileError || error instanceof SettingsError;
}

void main(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
