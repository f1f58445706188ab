import { accountsOf } from '../stacks/aws/accounts';
import type { Estate } from '../stacks/estate/schema';
import type { Incident } from '../stacks/incident/schema';
import { awsRunbook } from './aws/runbook';
import { profiles } from './aws/runbook/profiles';
import { azureRunbook } from './azure/runbook';
import { call } from './runbook/call';
import { MOMENTS, tick, type RunbookStep } from './runbook/step';
import { isSuperseded } from './runbook/superseded';

/**
 * What no API can declare, for this incident: exact commands in the order in which they are done, each with its inverse.
 * Steps that the log ticks off say so. What the stacks do as well is left out once they are deployed.
 *
 * @throws Error when an account is not in the estate.
 */
export function runbook(incident: Incident, estate: Estate): RunbookStep[] {
  const all = [call(estate), ...awsRunbook(incident, estate), ...azureRunbook(incident, estate)];
  const superseded = isSuperseded(incident);
  const open = inOrder(all)
    .map((step) => ticked(step, incident))
    .filter(({ untilContained, done }) => !untilContained || done || !superseded);
  if (incident.aws.length === 0) return open;
  return [ticked(profiles(estate, accountsOf(estate.aws), open), incident), ...open];
}

function inOrder(steps: readonly RunbookStep[]): RunbookStep[] {
  return MOMENTS.flatMap((moment) => steps.filter((step) => step.moment === moment));
}

function ticked(step: RunbookStep, { log }: Incident): RunbookStep {
  const last = (what: 'done' | 'undone') => log.filter((entry) => entry.what === tick(step.id, what)).pop();
  const [done, undone] = [last('done'), last('undone')];
  return { ...step, ...(done && { done }), ...(undone && { undone }) };
}
