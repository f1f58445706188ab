import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { RESOURCE_GROUP } from '../../names';
import { ActivityLog } from './activity-log';
import { DefenderPlans } from './defender-plans';
import { FlowLog } from './flow-log';
import { NetworkQuarantine } from './network-quarantine';

/**
 * One protected subscription: its logs flow to the incident-response subscription, its quarantine waits.
 *
 * Deploy after the evidence store, the flow logs and the workspace.
 */
export class ProtectedSubscription extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const { id: subscriptionId, networks } = this.subscription;
    new ActivityLog(this, 'activity-log', {
      subscriptionId,
      storageAccountId: this.names.evidenceAccountId,
      workspaceId: this.names.workspaceId,
    });
    new DefenderPlans(this, 'defender', { subscriptionId, plans: this.azure.defender });
    const group = new ResourceGroup(this, 'group', {
      name: RESOURCE_GROUP,
      location: this.azure.location,
      tags: this.tags,
    });
    for (const network of networks) this.prepareNetwork(network, group.name);
  }

  private prepareNetwork(network: (typeof this.subscription.networks)[number], resourceGroupName: string): void {
    const { id: networkId, location, flowLogs } = network;
    const name = this.names.flowLog(networkId);
    if (flowLogs) {
      new FlowLog(this, `${name}-flow-log`, {
        name,
        networkId,
        location,
        networkWatcher: this.names.networkWatcher(location),
        storageAccountId: this.names.flowLogsAccountId(location),
        tags: this.tags,
      });
    }
    new NetworkQuarantine(this, `${name}-quarantine`, {
      network,
      groupName: this.names.quarantineGroup(networkId),
      resourceGroupName,
      tags: this.tags,
    });
  }
}
