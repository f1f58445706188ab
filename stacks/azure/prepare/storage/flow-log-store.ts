import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageContainerImmutabilityPolicy } from '@cdktf/provider-azurerm/lib/storage-container-immutability-policy';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { flowLogLocations } from '../../locations';
import { RESOURCE_GROUP } from '../../names';
import { PrivateAccount } from './private-account';

/** Longest that Azure can give back what was deleted. */
const LONGEST_RECOVERY_DAYS = 365;

/**
 * Where flow logs are kept: incident-response subscription, one account per location, because Azure writes them to an account in
 * the network's own location only (https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview#storage-account).
 *
 * Not the evidence account, for three reasons:
 *
 * - The location.
 * - Network Watcher signs in with the account's keys (same page: flow logs stop when they are rotated); the evidence account has
 *   none.
 * - It writes the blob of an hour anew every minute. A retention of the container, as the evidence store has, refuses that. A
 *   retention of versions lets it make a new version and keeps every older one
 *   (https://learn.microsoft.com/azure/storage/blobs/immutable-version-level-worm-policies#scenarios). Blocks that versions share
 *   are stored, and billed, once.
 */
export class FlowLogStore extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    for (const location of flowLogLocations(this.azure)) this.keep(location);
  }

  private keep(location: string): void {
    const { retentionDays, lock } = this.azure.evidence;
    const name = this.names.containers.flowLogs;
    const { account } = new PrivateAccount(this, location, {
      name: this.names.flowLogsAccount(location),
      resourceGroupName: RESOURCE_GROUP,
      location,
      tags: this.tags,
      recoverableDays: LONGEST_RECOVERY_DAYS,
      sharedKeys: true,
      immutableVersionDays: retentionDays,
    });
    const container = new StorageContainer(this, `${location}-flow-logs`, {
      name,
      storageAccountId: account.id,
      lifecycle: { preventDestroy: true },
    });
    // In an account that keeps versions this is the default of its versions; appending is no option of it, nor needed.
    new StorageContainerImmutabilityPolicy(this, `${location}-flow-logs-retention`, {
      storageContainerResourceManagerId: container.id,
      immutabilityPeriodInDays: retentionDays,
      locked: lock !== undefined,
      lifecycle: { preventDestroy: true },
    });
  }
}
