import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { FileError } from '../stacks/files/file-error';
import { CommandError, EXIT } from './cli/exit';
import type { OpenArguments } from './cli/open-arguments';
import type { Result } from './cli/output';
import { lookUp } from './aws/facts/look-up';
import { rightClock } from './aws/facts/clock';
import { callerName } from './aws/facts/responder';
import { compose } from './incident-file/compose';
import { iamStateText } from './incident-file/iam-state';
import { IncidentFile } from './incident-file/incident-file';
import { render } from './incident-file/render';
import type { Finding } from './aws/preflight/finding';
import { preflight } from './aws/preflight/preflight';
import type { Session } from './session';

/**
 * Looks up the facts and writes the incident file, and beside it the IAM state of its users and roles. Changes nothing in
 * the cloud.
 *
 * Exit code 1 when the file is written, but cannot be contained before a person has decided something.
 *
 * @throws CommandError when the file exists, or something cannot be looked up, or the clock is wrong: then nothing is written.
 */
export async function open(asked: OpenArguments, session: Session): Promise<Result> {
  const { estate } = session.context;
  const { path, iamPath } = new IncidentFile(session.folder, asked.id);
  for (const taken of [path, iamPath].filter((file) => existsSync(file))) throw exists(taken);
  await rightClock(estate);
  session.say(`${asked.id}: looking up ${asked.aws.map(({ account }) => account).join(', ')}`);
  const facts = await Promise.all(asked.aws.map((targets) => lookUp(targets, asked.regions, estate)));
  const now = session.now();
  const opening = {
    ...asked,
    now,
    openedBy: await callerName(estate),
    securityAccountId: estate.aws.security.id,
    notifications: estate.notifications,
  };
  mkdirSync(session.folder, { recursive: true });
  const toTop = relative(session.folder, resolve('.')) || '.';
  const iam = iamStateText(opening, facts);
  // The incident file first: it is the claim on the id.
  const written = { [path]: render(compose(opening, facts), toTop), ...(iam ? { [iamPath]: iam } : {}) };
  create(written);

  const findings = facts.flatMap((one) => preflight(one, { estate, isolation: asked.isolation, dns: asked.dns }));
  const mistakes = mistakesIn(session);
  const files = Object.keys(written);
  const exit = mistakes ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: [
      `Written: ${files.join(', ')}. Nothing is changed in the cloud.`,
      findings.length > 0
        ? `\nBefore containing\n${printFindings(findings)}`
        : '\nNothing stands against containing it.',
      ...(mistakes ? [`\nIt is refused until this is decided\n${mistakes}`] : []),
      `\nNext\n  read ${path}, commit what is written, then: npx firebreak contain ${asked.id} --plan`,
    ].join('\n'),
    json: { id: asked.id, exit, files, findings, ...(mistakes ? { mistakes } : {}) },
  };
}

/** Creates files whole or not at all, and never replaces one: two people may open the same incident at once. */
function create(texts: Readonly<Record<string, string>>): void {
  const temporary = (path: string) => `${path}.${process.pid}.tmp`;
  for (const [path, text] of Object.entries(texts)) writeFileSync(temporary(path), text, { flush: true });
  try {
    for (const path of Object.keys(texts)) link(temporary(path), path);
  } finally {
    for (const path of Object.keys(texts)) rmSync(temporary(path));
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(to) : error;
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
