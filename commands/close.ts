import { earliestClose, longestSessionHours } from '../stacks/incident/longest-session';
import { hoursBetween } from '../stacks/incident/moments';
import type { Incident } from '../stacks/incident/schema';
import { countdown } from './cli/countdown';
import { leftInGone, mustBeGone } from './account-gone';
import { rightClock } from './aws/facts/clock';
import { CommandError, EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { complete } from './complete';
import { asFiled, exitOf, PhaseChange } from './phase';
import type { Session } from './session';
import { applyStacks } from './terraform/deploy';
import { reversed } from './terraform/in-order';
import { incidentStacks } from './terraform/incident-stacks';
import { allListed, type Unlisted } from './terraform/unlisted';
import { withinReach } from './terraform/within-reach';
import { printChecks, type Check } from './verify/check';
import { declared } from './verify/declared';

/** What the commander logs to close an incident whose evidence will never be complete. */
export const ACCEPTED = 'evidence: accepted as it is';

/**
 * Takes off the revocation of old sessions and forgets what was borrowed. Evidence stays.
 *
 * @throws CommandError before the longest session has passed, and when anything is not released: what is forgotten while it
 *   is contained stays contained for ever. And when evidence is not complete, unless the commander accepts that: nobody
 *   makes what is missing afterwards. And when nothing can be reached.
 */
export async function close(id: string, session: Session): Promise<Result> {
  const incident = session.incident(id);
  if (incident.phase !== 'close') mayClose(incident, session.now());
  const filed = asFiled(id, session);
  await withinReach(filed.stacks.containment, filed.terraform);
  await mustBeGone(filed.incident, session.context.estate);
  await rightClock(session.context.estate);
  if (incident.phase !== 'close') {
    await isReleased(filed, session);
    await isPreserved(filed, session);
  }
  await allListed(filed);
  const change = await PhaseChange.of(session, 'close', id);
  if (incident.phase !== 'close') change.file.change({ set: { phase: 'close', closedAt: session.now() } });
  session.say(`${id}: closing`);
  const stacks = incident.phase === 'close' ? filed.stacks : incidentStacks(session.context, session.incidents(), id);
  await change.recordEvidence(stacks.evidence);
  const outcomes = await applyStacks(reversed(stacks.containment), 'stop', change.deployment(id, stacks));
  const checks = await declared(stacks.containment, session.terraform());
  const left = await leftInGone(filed);
  change.logLeft(left);
  const exit = exitOf(outcomes, checks);
  if (exit === EXIT.done && !incident.log.some(({ what }) => what === complete('close'))) change.log(complete('close'));
  return {
    exit,
    text: [
      `${id}: ${exit === EXIT.done ? `closed; nothing is left but evidence${left.length > 0 ? ', and what accounts that are gone hold' : ''}` : 'NOT closed'}`,
      `\nLooked at\n${printChecks(checks)}`,
      ...(left.length > 0 ? [`\nLeft in accounts that are gone\n  ${left.join('\n  ')}`] : []),
      `\nNext\n  ${exit === EXIT.done ? `npx firebreak report ${id}; commit the file and keep it` : `npx firebreak close ${id}, after mending what failed: it goes on where it stopped`}`,
    ].join('\n'),
    json: { id, exit, stacks: outcomes, checks, leftInGone: left },
  };
}

/** @throws CommandError when the incident is contained, or sessions from before its release may be alive. */
export function mayClose(incident: Incident, now: string): void {
  const { id, phase, releasedAt } = incident;
  if (phase !== 'release' || !releasedAt) {
    throw new CommandError(`${id} is in phase ${phase}: only what is released is closed`, `firebreak release ${id}`);
  }
  const earliest = earliestClose(incident, releasedAt);
  if (hoursBetween(earliest, now) >= 0) return;
  throw new CommandError(
    `${id} was released at ${releasedAt}, and sessions from before may live for ${longestSessionHours(incident)} hours`,
    `close it at ${earliest} or later (${countdown(now, earliest)}); until then their revocation stays`,
  );
}

async function isReleased({ incident: { id }, stacks, terraform }: Unlisted, session: Session): Promise<void> {
  session.say(`${id}: looking whether everything is released`);
  const checks = await declared(stacks.containment, terraform);
  const bad: Check[] = checks.filter(({ state }) => state !== 'ok');
  if (bad.length === 0) return;
  throw new CommandError(`${id} is not released as declared:\n${printChecks(bad)}`, `firebreak release ${id}`);
}

async function isPreserved({ incident, stacks, terraform }: Unlisted, session: Session): Promise<void> {
  session.say(`${incident.id}: looking whether the evidence is complete`);
  // What Terraform is at work in becomes complete by itself.
  const idle = stacks.evidence.filter(({ folder }) => !terraform.isWorking(folder));
  mayLeaveEvidence(incident, await declared(idle, terraform), session.now());
}

/** @throws CommandError when evidence is not as declared, and the commander has not accepted that since the release. */
export function mayLeaveEvidence(incident: Incident, checks: readonly Check[], now: string): void {
  const { id, commander, releasedAt = '', log } = incident;
  const bad = checks.filter(({ state }) => state !== 'ok');
  const isAccepted = log.some(
    ({ at, who, what }) => what === ACCEPTED && who === commander && Date.parse(at) >= Date.parse(releasedAt),
  );
  if (bad.length === 0 || isAccepted) return;
  throw new CommandError(
    `the evidence of ${id} is not complete:\n${printChecks(bad)}`,
    `firebreak release ${id}, which goes on with it. What cannot be had any more, the commander accepts in the log: ` +
      `{ at: ${now}, who: ${commander}, what: '${ACCEPTED}' }`,
  );
}
