import { NetworkWatcherFlowLog } from '@cdktf/provider-azurerm/lib/network-watcher-flow-log';
import { Construct } from 'constructs';
import { NETWORK_WATCHERS } from '../../names';

export interface FlowLogProps {
  readonly name: string;
  readonly networkId: string;
  readonly location: string;
  readonly networkWatcher: string;
  readonly storageAccountId: string;
  readonly tags: Record<string, string>;
}

/** Every flow of one virtual network, allowed or denied, once a minute. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    new NetworkWatcherFlowLog(this, 'log', {
      name: props.name,
      networkWatcherName: props.networkWatcher,
      resourceGroupName: NETWORK_WATCHERS,
      location: props.location,
      targetResourceId: props.networkId,
      storageAccountId: props.storageAccountId,
      enabled: true,
      version: 2, // with bytes and packets
      // No retention of its own: it would write the lifecycle rules of the account anew, and delete
      // (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_watcher_flow_log).
      retentionPolicy: { enabled: false, days: 0 },
      tags: props.tags,
    });
  }
}
