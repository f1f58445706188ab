import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageContainerImmutabilityPolicy } from '@cdktf/provider-azurerm/lib/storage-container-immutability-policy';
import type { Construct } from 'constructs';
import { ENTRA_LOG_CATEGORIES, logContainer } from '../../../../policies/azure/logs/log-categories';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { DIAGNOSTIC_SETTING, RESOURCE_GROUP } from '../../names';
import { ActivityLog } from '../subscription/activity-log';
import { PrivateAccount } from './private-account';

/** Longest that Azure can give back what was deleted. */
const LONGEST_RECOVERY_DAYS = 365;

/**
 * The evidence store: incident-response subscription, home location. Nothing in its containers can be changed or deleted
 * before the retention has passed.
 *
 * Locked only when the estate file says so in words: a locked policy can be extended five times and never shortened, and
 * neither its container nor its account can be deleted
 * (https://learn.microsoft.com/azure/storage/blobs/immutable-time-based-retention-policy-overview).
 *
 * Deploy after the workspace, which hears of every access.
 */
export class EvidenceStore extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const { account } = new PrivateAccount(this, 'evidence', {
      name: this.names.storageAccount('evid'),
      resourceGroupName: RESOURCE_GROUP,
      location: this.azure.location,
      tags: this.tags,
      recoverableDays: LONGEST_RECOVERY_DAYS,
    });
    const { activityLog, incidents } = this.names.containers;
    const entraLogs = this.azure.entraLogs ? ENTRA_LOG_CATEGORIES.map(logContainer) : [];
    for (const name of [activityLog, incidents, ...entraLogs]) this.keep(name, account.id);
    this.recordAccess(account.id);
    new ActivityLog(this, 'activity-log', {
      subscriptionId: this.subscription.id,
      storageAccountId: account.id,
      workspaceId: this.names.workspaceId,
    });
  }

  private keep(name: string, storageAccountId: string): void {
    const { retentionDays, lock } = this.azure.evidence;
    const container = new StorageContainer(this, name, { name, storageAccountId, lifecycle: { preventDestroy: true } });
    new StorageContainerImmutabilityPolicy(this, `${name}-retention`, {
      storageContainerResourceManagerId: container.id,
      immutabilityPeriodInDays: retentionDays,
      locked: lock !== undefined,
      // Azure Monitor appends to the blob of an hour (https://learn.microsoft.com/azure/azure-monitor/essentials/resource-logs).
      protectedAppendWritesAllEnabled: true,
      lifecycle: { preventDestroy: true },
    });
  }

  /** Who read evidence, and who tried to write over it. */
  private recordAccess(accountId: string): void {
    new MonitorDiagnosticSetting(this, 'access-logs', {
      name: DIAGNOSTIC_SETTING,
      targetResourceId: `${accountId}/blobServices/default`,
      logAnalyticsWorkspaceId: this.names.workspaceId,
      enabledLog: ['StorageRead', 'StorageWrite', 'StorageDelete'].map((category) => ({ category })),
    });
  }
}
