import { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { Construct } from 'constructs';
import type { TamperOperation } from '../../../../policies/azure/alarms/tamper-operations';
import { RESOURCE_GROUP } from '../../names';

export interface TamperAlarmsProps {
  readonly subscriptionId: string;
  /** An alarm each: a rule of the Activity Log compares one operation. A subscription has 100 rules at most. */
  readonly operations: readonly TamperOperation[];
  readonly actionGroupId: string;
  readonly tags: Record<string, string>;
}

/**
 * Alarms of a subscription's own Activity Log. They hear what the subscription's settings no longer send anywhere; and attempts
 * that were refused.
 *
 * Not narrowed to Firebreak's resource ids: the log writes the same id in several ways, and an alarm that never matches looks like
 * one that has nothing to say.
 */
export class TamperAlarms extends Construct {
  constructor(scope: Construct, id: string, { subscriptionId, operations, actionGroupId, tags }: TamperAlarmsProps) {
    super(scope, id);
    for (const { name, operation, means } of operations) {
      new MonitorActivityLogAlert(this, name, {
        name: `firebreak-${name}`,
        description: `${operation}. ${means}`,
        resourceGroupName: RESOURCE_GROUP,
        location: 'global',
        scopes: [`/subscriptions/${subscriptionId}`],
        criteria: {
          category: 'Administrative',
          operationName: operation,
          statuses: ['Succeeded', 'Failed'], // each operation starts too, and would be told twice
        },
        action: [{ actionGroupId }],
        tags,
      });
    }
  }
}
