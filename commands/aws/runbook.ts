import { accountsOf } from '../../stacks/aws/accounts';
import { accountOfIncident, targetsInEstate } from '../../stacks/aws/containment/account-of-incident';
import { awsNames } from '../../stacks/aws/names';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { atOnce } from './runbook/at-once';
import { tellAws } from './runbook/tell-aws';
import type { RunbookContext } from './runbook/context';
import { database } from './runbook/databases';
import { lambdaFunction } from './runbook/functions';
import { instanceEntries } from './runbook/instance-entries';
import { instanceEvidence } from './runbook/instance-evidence';
import { instanceProfile } from './runbook/instance-profile';
import { instanceSurvival } from './runbook/instance-survival';
import { lockCopies } from './runbook/lock-copies';
import { outsideIdentities } from './runbook/outside-identities';
import { people } from './runbook/people';
import { records } from './runbook/records';
import { recovery } from './runbook/recovery';
import { rootUser } from './runbook/root-user';
import type { RunbookStep } from '../runbook/step';
import { userCredentials } from './runbook/user-credentials';

/**
 * What no API of AWS can declare, for this incident, account by account.
 *
 * @throws Error when an account is not in the estate.
 */
export function awsRunbook(incident: Incident, estate: Estate): RunbookStep[] {
  if (incident.aws.length === 0) return [];
  const accounts = accountsOf(estate.aws);
  const names = awsNames(estate);
  const forensic = accountOfIncident(accounts, estate.aws.forensic.id, incident.id);
  const steps = targetsInEstate(accounts, incident).flatMap((one) =>
    ofAccount({ incident, estate, names, accounts, ...one }),
  );
  return [
    ...steps,
    tellAws(incident),
    ...lockCopies(estate, incident, forensic),
    ...records(estate, incident, forensic),
  ];
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
