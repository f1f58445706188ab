import type { Construct } from 'constructs';
import { TAMPERING } from '../../../../policies/azure/alarms/tamper-operations';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { TamperAlarms } from './tamper-alarms';

/** The alarms of a protected subscription. Deploy after its own stack, which makes the resource group, and after `Alarms`. */
export class SubscriptionAlarms extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    new TamperAlarms(this, 'tampering', {
      subscriptionId: this.subscription.id,
      operations: TAMPERING,
      actionGroupId: this.names.actionGroupId,
      tags: this.tags,
    });
  }
}
