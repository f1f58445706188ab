import { join } from 'node:path';
import type { Incident } from '../stacks/incident/schema';
import { CommandError, EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { complete } from './complete';
import { applyContainment } from './contain/apply-containment';
import { notStopped, printNotStopped, type NotStopped } from './not-stopped';
import { exitOf, PhaseChange } from './phase';
import { lateCutoff } from './preflight/late-cutoff';
import { course } from './report/course';
import type { Session } from './session';
import { Capture, type Captured } from './terraform/capture';
import { planStacks } from './terraform/deploy';
import type { StackOutcome } from './terraform/deployment';
import { incidentStacks } from './terraform/incident-stacks';
import { vanished } from './terraform/vanished';
import { printChecks } from './verify/check';
import { verifyContained } from './verify/verify-contained';

/** How long evidence is watched when everything else is done, in seconds; then it goes on by itself. */
const WATCHED = 30;

/**
 * Contains an incident as its file says, looks at the effect, and says what is not stopped.
 *
 * Evidence: with `preserve-first`, isolation waits until every snapshot has been asked for; nothing waits for completion.
 *
 * @throws CommandError when the file is in another phase.
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
  const change = await PhaseChange.of(session, 'contain', id);
  session.say(`${id}: containing`);
  const late = lateCutoff(incident, session.now());
  if (late) session.say(`  ${late}`);
  const stacks = incidentStacks(session.context, session.incidents(), id);
  const dropped = vanished(incident, stacks, session.context, session.terraform()).catch((error: Error) => error);
  const capture = new Capture(stacks.evidence, change.deployment(id, stacks));
  if (incident.sequence === 'preserve-first') capture.start();
  const outcomes = await applyContainment(incident, capture, change, session);
  capture.start(); // with isolate-first; otherwise it is at work
  session.say(`${id}: looking at the effect`);
  const checks = await verifyContained(incident, stacks.containment, estate, session.terraform());
  const evidence = await capture.within(WATCHED);

  // It stands against no other target, and least of all against a new one.
  const left = (await dropped)?.message;
  const applied = exitOf([...outcomes, ...evidence.filter(hasEnded)], checks);
  const exit = applied === EXIT.done && left ? EXIT.partly : applied;
  const changed = outcomes.some(({ touched }) => touched.length > 0);
  // Also when others applied it before: the record must say that it was looked at.
  if (exit === EXIT.done && (changed || !course(incident).confirmed))
    change.log(`${complete('contain')}, effect verified`);
  const open = notStopped(incident, estate);
  return {
    exit,
    text: [
      `${id}: ${VERDICT[exit]}`,
      `\nLooked at\n${printChecks(checks)}`,
      `\nEvidence\n${evidence.map((one) => `  ${one.stack}: ${EVIDENCE[one.state]}`).join('\n')}`,
      ...(left ? [`\nLeft behind\n${left.replace(/^/gm, '  ')}`] : []),
      `\nNot stopped\n${printNotStopped(open)}`,
      `\nNext\n  ${exit === EXIT.done ? `npx firebreak runbook ${id}, for what no API declares; commit the file` : `npx firebreak contain ${id}, after mending what failed: it goes on where it stopped`}`,
    ].join('\n'),
    json: { id, exit, stacks: outcomes, evidence, checks, leftBehind: left, notStopped: open },
  };
}

const VERDICT: Readonly<Record<number, string>> = {
  [EXIT.done]: 'contained',
  [EXIT.problem]: 'NOT contained as it should be',
  [EXIT.partly]: 'contained in PART',
};

const EVIDENCE: Readonly<Record<Captured['state'], string>> = {
  applied: 'captured',
  unchanged: 'captured before',
  failed: 'FAILED: see above',
  'not tried': 'not tried',
  running: 'started; Terraform goes on by itself until the copies are complete. `firebreak status` tells',
};

function hasEnded(captured: Captured): captured is StackOutcome {
  return captured.state !== 'running';
}

async function showPlan(incident: Incident, session: Session): Promise<Result> {
  const { id } = incident;
  const open: readonly NotStopped[] = notStopped(incident, session.context.estate);
  const late = lateCutoff(incident, session.now());
  const { evidence, containment } = incidentStacks(session.context, session.incidents(), id);
  const plans = await planStacks([...evidence, ...containment], session.terraform());
  const exit = plans.some(({ state }) => state === 'unknown') ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: [
      ...plans.map(({ stack, output }) => `== ${stack}\n${output.trimEnd()}\n`),
      ...(late ? [`${late}\n`] : []),
      `Not stopped\n${printNotStopped(open)}`,
      `\nNext\n  npx firebreak contain ${id}`,
    ].join('\n'),
    json: { id, exit, plans, notStopped: open },
  };
}
