import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { Construct } from 'constructs';
import { RESOURCE_GROUP } from '../../names';
import type { KqlQuery } from '../investigation/kql-pack';
import type { SearchAlarmSettings } from './search-alarm-settings';

export interface SearchAlarmProps extends SearchAlarmSettings {
  readonly query: KqlQuery;
  readonly workspaceId: string;
  readonly actionGroupId: string;
  readonly location: string;
  readonly tags: Record<string, string>;
}

/** A search of the workspace, every few minutes: any row of it is an alarm. */
export class SearchAlarm extends Construct {
  constructor(scope: Construct, id: string, props: SearchAlarmProps) {
    super(scope, id);
    const { query, values, rhythm, location, tags } = props;
    const lets = query.parameters.map(({ name }) => `let ${name} = ${valueOf(query, values, name)};\n`);
    new MonitorScheduledQueryRulesAlertV2(this, 'rule', {
      name: `firebreak-${query.name}`,
      displayName: `Firebreak: ${query.name}`,
      description: query.question,
      resourceGroupName: RESOURCE_GROUP,
      location,
      scopes: [props.workspaceId],
      severity: 1,
      evaluationFrequency: rhythm.every,
      windowDuration: rhythm.window,
      criteria: [
        { query: lets.join('') + query.body, timeAggregationMethod: 'Count', operator: 'GreaterThan', threshold: 0 },
      ],
      // Each evaluation tells for itself: an alarm that stays raised until somebody closes it would hide the next one.
      autoMitigationEnabled: false,
      // A table is there from its first row on, and the alarms before it.
      skipQueryValidation: true,
      action: { actionGroups: [props.actionGroupId] },
      tags,
    });
  }
}

function valueOf({ name, parameters }: KqlQuery, values: Readonly<Record<string, string>>, parameter: string): string {
  const value = values[parameter];
  if (value !== undefined) return value;
  const needed = parameters.map((each) => each.name).join(', ');
  throw new Error(`queries/kql/alarms/${name}.kql takes ${needed}; search-alarm-settings.ts gives it no ${parameter}`);
}
