import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import type { Construct } from 'constructs';
import { TAMPERING, TAMPERING_AT_HOME } from '../../../../policies/azure/alarms/tamper-operations';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { RESOURCE_GROUP } from '../../names';
import { kqlAlarms } from '../investigation/kql-pack';
import { SearchAlarm } from './search-alarm';
import { searchAlarmSettings } from './search-alarm-settings';
import { TamperAlarms } from './tamper-alarms';

/** What every alarm tells the people of the escalation list. */
const ACTION_GROUP = 'firebreak';

/**
 * Who is told, the alarms of the incident-response subscription, and those that search the workspace.
 *
 * Deploy after the workspace.
 */
export class Alarms extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const { tags, names, azure } = this;
    const group = this.contacts();
    new TamperAlarms(this, 'tampering', {
      subscriptionId: this.subscription.id,
      operations: [...TAMPERING, ...TAMPERING_AT_HOME],
      actionGroupId: group.id,
      tags,
    });
    const settings = searchAlarmSettings(azure);
    for (const query of kqlAlarms()) {
      const how = settings[query.name];
      if (!how) throw new Error(`queries/kql/alarms/${query.name}.kql is not in search-alarm-settings.ts`);
      if (how.needsEntraLogs && !azure.entraLogs) continue;
      const about = { actionGroupId: group.id, location: azure.location, tags };
      new SearchAlarm(this, query.name, { ...how, ...about, query, workspaceId: names.workspaceId });
    }
  }

  /** All at once, by mail: Azure knows no order. The order is in the names, and who is called by telephone in the runbook. */
  private contacts(): MonitorActionGroup {
    const people = new Map(this.estate.escalation.map(({ name, email }) => [email.toLowerCase(), name]));
    return new MonitorActionGroup(this, 'contacts', {
      name: ACTION_GROUP,
      shortName: ACTION_GROUP,
      resourceGroupName: RESOURCE_GROUP,
      emailReceiver: [...people].map(([emailAddress, name], i) => ({
        name: `${i + 1} ${name}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      tags: this.tags,
    });
  }
}
