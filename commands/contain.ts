import { join } from 'node:path';
import { withoutGone } from '../stacks/incident/gone';
import type { Incident } from '../stacks/incident/schema';
import { mustBeGone } from './account-gone';
import { wrongClock } from './aws/facts/clock';
import { CommandError, EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { complete } from './complete';
import { applyContainment } from './contain/apply-containment';
import { notStopped, printNotStopped, type NotStopped } from './not-stopped';
import { asFiled, exitOf, PhaseChange } from './phase';
import { lateCutoff } from './contain/late-cutoff';
import { course } from './report/course';
import type { Session } from './session';
import { Capture, printCaptured, WATCHED, type Captured } from './terraform/capture';
import { planStacks, type StackDrift } from './terraform/deploy';
import { dropped } from './terraform/dropped';
import type { StackOutcome } from './terraform/deployment';
import { incidentStacks } from './terraform/incident-stacks';
import { vanished } from './terraform/vanished';
import { withinReach } from './terraform/within-reach';
import { printChecks } from './verify/check';
import { changesOf } from './verify/declared';
import { verifyContained } from './aws/verify/verify-contained';

/**
 * Contains an incident as its file says, looks at the effect, and says what is not stopped.
 *
 * Evidence: with `preserve-first`, isolation waits until every snapshot has been asked for; nothing waits for completion.
 *
 * @throws CommandError when the file is in another phase, does not list any more what this would set free, or nothing can be
 *   reached.
 */
export async function contain(id: string, { plan }: { readonly plan: boolean }, session: Session): Promise<Result> {
  const incident = session.incident(id);
  if (incident.phase !== 'contain') {
    throw new CommandError(
      `${id} is in phase ${incident.phase}`,
      `to contain it again, write phase: contain and a new sessionCutoff in ${join(session.folder, `${id}.yaml`)}, without releasedAt and closedAt`,
    );
  }
  if (plan) return showPlan(incident, session);

  const { estate } = session.context;
  const filed = asFiled(id, session);
  const { stacks } = filed;
  await withinReach([...stacks.containment, ...stacks.evidence], filed.terraform);
  await mustBeGone(incident, estate);
  const change = await PhaseChange.of(session, 'contain', id);
  session.say(`${id}: containing`);
  const late = lateCutoff(incident, session.now());
  if (late) session.say(`  ${late}`);
  const clock = await wrongClock(estate); // it writes the timeline by it, and no moment that ends a session
  if (clock) session.say(`  ${clock}: so are the moments in the log. Set it`);
  const lifted = await dropped(filed).catch((error: Error) => {
    session.say(`  cannot look whether the file still lists all that is contained: ${error.message}`);
  });
  if (lifted) throw lifted;
  const orphans = vanished(filed).catch((error: Error) => error);
  const capture = new Capture(stacks.evidence, change.deployment(id, stacks));
  if (incident.sequence === 'preserve-first') capture.start();
  const outcomes = await applyContainment(incident, capture, change, session);
  capture.start(); // with isolate-first; otherwise it is at work
  session.say(`${id}: looking at the effect`);
  const checks = await verifyContained(withoutGone(incident), stacks.containment, estate, session.terraform());
  const evidence = await capture.within(WATCHED);

  // It stands against no other target, and least of all against a new one.
  const left = (await orphans)?.message;
  const applied = exitOf([...outcomes, ...evidence.filter(hasEnded)], checks);
  const exit = applied === EXIT.done && left ? EXIT.partly : applied;
  const changed = outcomes.some(({ touched }) => touched.length > 0);
  // Also when others applied it before: the record must say that it was looked at, and at what it could not be.
  const unseen = checks.filter(({ state }) => state === 'unknown').map(({ target }) => target);
  const effect = unseen.length > 0 ? `not looked at: ${unseen.join(', ')}` : 'effect verified';
  if (exit === EXIT.done && (changed || !course(incident).confirmed)) change.log(`${complete('contain')}, ${effect}`);
  const open = notStopped(incident, estate);
  return {
    exit,
    text: [
      `${id}: ${VERDICT[exit]}`,
      `\nLooked at\n${printChecks(checks)}`,
      `\nEvidence\n${printCaptured(evidence)}`,
      ...(left ? [`\nLeft behind\n${left.replace(/^/gm, '  ')}`] : []),
      `\nNot stopped\n${printNotStopped(open)}`,
      `\nNext\n  ${exit === EXIT.done ? `npx firebreak runbook ${id}, for what no API declares; commit and push the file` : `npx firebreak contain ${id}, after mending what failed: it goes on where it stopped`}`,
      `\n${id}: ${VERDICT[exit]}`,
    ].join('\n'),
    json: { id, exit, stacks: outcomes, evidence, checks, leftBehind: left, notStopped: open },
  };
}

const VERDICT: Readonly<Record<number, string>> = {
  [EXIT.done]: 'contained',
  [EXIT.problem]: 'NOT contained as it should be',
  [EXIT.partly]: 'contained in PART',
};

function hasEnded(captured: Captured): captured is StackOutcome {
  return captured.state !== 'running';
}

function printPlan({ stack, state, output }: StackDrift): string {
  if (state === 'unknown') return `${stack}: cannot be planned\n${output.replace(/^/gm, '  ')}`;
  return [
    `${stack}: ${state === 'differs' ? 'would change' : state}`,
    ...changesOf(output).map((line) => `  ${line}`),
  ].join('\n');
}

async function showPlan(incident: Incident, session: Session): Promise<Result> {
  const { id } = incident;
  const open: readonly NotStopped[] = notStopped(incident, session.context.estate);
  const late = lateCutoff(incident, session.now());
  const { evidence, containment } = incidentStacks(session.context, session.incidents(), id);
  const stacks = [...containment, ...evidence];
  await withinReach(stacks, session.terraform());
  const plans = await planStacks(stacks, session.terraform());
  const exit = plans.some(({ state }) => state === 'unknown') ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: [
      ...plans.map(printPlan),
      '\nEvery argument: npx cdktf diff <stack>\n',
      ...(late ? [`${late}\n`] : []),
      `Not stopped\n${printNotStopped(open)}`,
      `\nNext\n  npx firebreak runbook ${id}: its steps "Before …", those you cannot miss; then npx firebreak contain ${id}`,
    ].join('\n'),
    json: { id, exit, plans, notStopped: open },
  };
}
