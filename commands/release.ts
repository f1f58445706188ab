import { join } from 'node:path';
import type { Incident } from '../stacks/incident/schema';
import { leftInGone, mustBeGone } from './account-gone';
import { rightClock } from './aws/facts/clock';
import { CommandError, EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { complete } from './complete';
import { asFiled, exitOf, PhaseChange } from './phase';
import { course } from './report/course';
import type { Session } from './session';
import { Capture, printCaptured, WATCHED } from './terraform/capture';
import { applyStacks } from './terraform/deploy';
import { reversed } from './terraform/in-order';
import { incidentStacks } from './terraform/incident-stacks';
import { allListed } from './terraform/unlisted';
import { withinReach } from './terraform/within-reach';
import { printChecks } from './verify/check';
import { declared } from './verify/declared';

/**
 * Gives back what was borrowed and swaps denials for the revocation of old sessions, in the opposite order of containment.
 *
 * @throws CommandError when the incident is closed, something is contained that its file does not list any more, or nothing
 *   can be reached: then nothing is changed.
 */
export async function release(id: string, session: Session): Promise<Result> {
  const before = session.incident(id);
  if (before.phase === 'close') {
    throw new CommandError(`${id} is closed: nothing of it is contained`, `firebreak report ${id}`);
  }
  const filed = asFiled(id, session);
  await withinReach(filed.stacks.containment, filed.terraform);
  await mustBeGone(filed.incident, session.context.estate);
  await rightClock(session.context.estate);
  await allListed(filed);
  const change = await PhaseChange.of(session, 'release', id);
  // As long as anything was still contained, sessions of intruders could be issued; they are to stay dead.
  if (!isComplete(before)) change.file.change({ set: { phase: 'release', releasedAt: session.now() } });
  session.say(`${id}: releasing; sessions issued until now stay dead`);
  const stacks = incidentStacks(session.context, session.incidents(), id);
  await change.recordEvidence(stacks.evidence);
  // It goes on where it stopped, and holds nothing up: what is lost cannot be had by keeping the incident contained.
  const capture = new Capture(stacks.evidence, change.deployment(id, stacks));
  capture.start();
  const outcomes = await applyStacks(reversed(stacks.containment), 'stop', change.deployment(id, stacks));
  session.say(`${id}: looking at the effect`);
  const checks = await declared(stacks.containment, session.terraform());
  const evidence = await capture.within(WATCHED);
  const left = await leftInGone(filed);
  change.logLeft(left);
  const exit = exitOf(outcomes, checks);
  // Also after evidence has failed, which is none of it: what fails after the last entry of this kind is taken for the release.
  if (exit === EXIT.done && !course(session.incident(id)).confirmed) change.log(complete('release'));
  return {
    exit,
    text: [
      `${id}: ${exit === EXIT.done ? 'released' : exit === EXIT.partly ? 'released in PART' : 'NOT released'}`,
      `\nLooked at\n${printChecks(checks)}`,
      ...(left.length > 0 ? [`\nLeft in accounts that are gone\n  ${left.join('\n  ')}`] : []),
      `\nEvidence\n${printCaptured(evidence)}`,
      `\nNext\n  ${exit === EXIT.done ? `npx firebreak close ${id}, when the longest session has passed; commit ${join(session.folder, `${id}.yaml`)}` : `npx firebreak release ${id}, after mending what failed: it goes on where it stopped`}`,
    ].join('\n'),
    json: { id, exit, stacks: outcomes, evidence, checks, leftInGone: left },
  };
}

/** Whether a release has run to its end since the file was set to it. */
function isComplete({ phase, releasedAt, log }: Incident): boolean {
  return (
    phase === 'release' &&
    log.some(({ at, what }) => what === complete('release') && Date.parse(at) >= Date.parse(releasedAt ?? at))
  );
}
