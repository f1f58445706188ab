import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { FileError } from '../stacks/files/file-error';
import { CommandError, EXIT } from './cli/exit';
import type { OpenArguments } from './cli/open-arguments';
import type { Result } from './cli/output';
import { lookUp } from './facts/look-up';
import { callerName } from './facts/responder';
import { compose } from './incident-file/compose';
import { IncidentFile } from './incident-file/incident-file';
import { render } from './incident-file/render';
import { preflight, type Finding } from './preflight/preflight';
import type { Session } from './session';

/**
 * Looks up the facts and writes the incident file. Changes nothing in the cloud.
 *
 * Exit code 1 when the file is written, but cannot be contained before a person has decided something.
 *
 * @throws CommandError when the file exists, or something cannot be looked up: then nothing is written.
 */
export async function open(asked: OpenArguments, session: Session): Promise<Result> {
  const { estate } = session.context;
  const { path } = new IncidentFile(session.folder, asked.id);
  if (existsSync(path)) throw exists(path);
  session.say(`${asked.id}: looking up ${asked.aws.map(({ account }) => account).join(', ')}`);
  const facts = await Promise.all(asked.aws.map((targets) => lookUp(targets, asked.regions, estate)));
  const now = session.now();
  const opening = { ...asked, now, openedBy: await callerName(estate), securityAccountId: estate.aws.security.id };
  mkdirSync(session.folder, { recursive: true });
  create(path, render(compose(opening, facts), relative(session.folder, resolve('.')) || '.'));

  const findings = facts.flatMap((one) => preflight(one, { estate, isolation: asked.isolation }));
  const mistakes = mistakesIn(session);
  const exit = mistakes ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: [
      `${path} is written; nothing is changed in the cloud.`,
      findings.length > 0
        ? `\nBefore containing\n${printFindings(findings)}`
        : '\nNothing stands against containing it.',
      ...(mistakes ? [`\nIt is refused until this is decided\n${mistakes}`] : []),
      `\nNext\n  read ${path}, commit it, then: npx firebreak contain ${asked.id} --plan`,
    ].join('\n'),
    json: { id: asked.id, exit, file: path, findings, ...(mistakes ? { mistakes } : {}) },
  };
}

/** Creates a file whole or not at all, and never replaces one: two people may open the same incident at once. */
function create(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  try {
    linkSync(temporary, path);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(path) : error;
  } finally {
    rmSync(temporary);
  }
}

function exists(path: string): CommandError {
  return new CommandError(
    `${path} exists, and is not overwritten: it holds what everything looked like before`,
    'add to it by hand, or open the incident under another id and copy from there',
  );
}

/** What the checks of incident files find in the new file, or between it and the others. */
function mistakesIn(session: Session): string | undefined {
  try {
    session.incidents();
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

function printFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ severity, target, what, next }) =>
        `  ${severity.toUpperCase().padEnd(6)} ${target}: ${what}\n         do: ${next}`,
    )
    .join('\n');
}
