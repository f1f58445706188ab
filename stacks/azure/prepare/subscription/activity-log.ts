import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { ACTIVITY_LOG_CATEGORIES } from '../../../../policies/azure/logs/log-categories';
import { DIAGNOSTIC_SETTING } from '../../names';

export interface ActivityLogProps {
  readonly subscriptionId: string;
  readonly storageAccountId: string;
  readonly workspaceId: string;
}

/**
 * The Activity Log of a subscription goes to the evidence store and to the workspace.
 *
 * A subscription that Azure Policy gave the setting (see `policies/azure/guardrails/new-subscriptions.ts`) before it was listed
 * has it already, under this name: the first deployment says that it must be imported, and how.
 */
export class ActivityLog extends Construct {
  constructor(scope: Construct, id: string, { subscriptionId, storageAccountId, workspaceId }: ActivityLogProps) {
    super(scope, id);
    new MonitorDiagnosticSetting(this, 'setting', {
      name: DIAGNOSTIC_SETTING,
      targetResourceId: `/subscriptions/${subscriptionId}`,
      storageAccountId,
      logAnalyticsWorkspaceId: workspaceId,
      enabledLog: ACTIVITY_LOG_CATEGORIES.map((category) => ({ category })),
    });
  }
}
