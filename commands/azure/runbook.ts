import { azureNames } from '../../stacks/azure/names';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import type { RunbookStep } from '../runbook/step';
import { applications } from './runbook/applications';
import type { RunbookContext } from './runbook/context';
import { machines } from './runbook/machines';
import { people } from './runbook/people';
import { records } from './runbook/records';
import { roleAssignments } from './runbook/role-assignments';
import { storesAndVaults } from './runbook/stores-and-vaults';
import { subscriptions } from './runbook/subscriptions';

/** What no API of Azure can declare, for this incident: exact commands, each with its inverse. */
export function azureRunbook(incident: Incident, estate: Estate): RunbookStep[] {
  const { azure: targets } = incident;
  const { azure } = estate;
  if (!targets || !azure) return [];
  const context: RunbookContext = { incident, targets, names: azureNames({ name: estate.name, azure }) };
  return [
    ...applications(context),
    ...targets.managedIdentities.map((identity) => roleAssignments(context, identity)),
    ...machines(context),
    ...people(context),
    ...storesAndVaults(context),
    ...subscriptions(context),
    ...records(context),
  ];
}
