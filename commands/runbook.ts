import { accountsOf } from '../stacks/aws/accounts';
import { accountOfIncident, targetsInEstate } from '../stacks/aws/containment/account-of-incident';
import { awsNames } from '../stacks/aws/names';
import type { Estate } from '../stacks/estate/schema';
import type { Incident } from '../stacks/incident/schema';
import { atOnce } from './aws/runbook/at-once';
import { call, tellAws } from './aws/runbook/contacts';
import type { RunbookContext } from './aws/runbook/context';
import { database } from './aws/runbook/databases';
import { lambdaFunction } from './aws/runbook/functions';
import { instanceEntries } from './aws/runbook/instance-entries';
import { instanceEvidence } from './aws/runbook/instance-evidence';
import { instanceProfile } from './aws/runbook/instance-profile';
import { instanceSurvival } from './aws/runbook/instance-survival';
import { lockCopies } from './aws/runbook/lock-copies';
import { outsideIdentities } from './aws/runbook/outside-identities';
import { people } from './aws/runbook/people';
import { profiles } from './aws/runbook/profiles';
import { records } from './aws/runbook/records';
import { recovery } from './aws/runbook/recovery';
import { rootUser } from './aws/runbook/root-user';
import { MOMENTS, tick, type RunbookStep } from './runbook/step';
import { isSuperseded } from './runbook/superseded';
import { userCredentials } from './aws/runbook/user-credentials';

/**
 * What no API can declare, for this incident: exact commands in the order in which they are done, each with its inverse.
 * Steps that the log ticks off say so. What the stacks do as well is left out once they are deployed.
 *
 * @throws Error when an account is not in the estate.
 */
export function runbook(incident: Incident, estate: Estate): RunbookStep[] {
  const accounts = accountsOf(estate.aws);
  const names = awsNames(estate);
  const forensic = accountOfIncident(accounts, estate.aws.forensic.id, incident.id);
  const steps = targetsInEstate(accounts, incident).flatMap((one) =>
    ofAccount({ incident, estate, names, accounts, ...one }),
  );
  const all = [
    call(estate),
    ...steps,
    tellAws(incident),
    ...lockCopies(estate, incident, forensic),
    ...records(estate, incident, forensic),
  ];
  const superseded = isSuperseded(incident);
  const open = inOrder(all)
    .map((step) => ticked(step, incident))
    .filter(({ untilContained, done }) => !untilContained || done || !superseded);
  return [ticked(profiles(estate, accounts, open), incident), ...open];
}

function ofAccount(context: RunbookContext): RunbookStep[] {
  const { instances, databases, functions } = context.targets;
  return [
    ...atOnce(context),
    ...rootUser(context),
    ...instances.flatMap((instance) => [
      ...instanceEvidence(context, instance),
      ...instanceSurvival(context, instance),
      ...instanceProfile(context, instance),
    ]),
    ...databases.flatMap((target) => database(context, target)),
    ...functions.flatMap((target) => lambdaFunction(context, target)),
    ...instanceEntries(context),
    ...people(context),
    ...userCredentials(context),
    ...outsideIdentities(context),
    ...recovery(context),
  ];
}

function inOrder(steps: readonly RunbookStep[]): RunbookStep[] {
  return MOMENTS.flatMap((moment) => steps.filter((step) => step.moment === moment));
}

function ticked(step: RunbookStep, { log }: Incident): RunbookStep {
  const last = (what: 'done' | 'undone') => log.filter((entry) => entry.what === tick(step.id, what)).pop();
  const [done, undone] = [last('done'), last('undone')];
  return { ...step, ...(done && { done }), ...(undone && { undone }) };
}
