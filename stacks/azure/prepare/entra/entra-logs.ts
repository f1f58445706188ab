import { MonitorAadDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-aad-diagnostic-setting';
import type { Construct } from 'constructs';
import { ENTRA_LOG_CATEGORIES } from '../../../../policies/azure/logs/log-categories';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { DIAGNOSTIC_SETTING } from '../../names';

/**
 * Sign-in and audit logs of Entra go to the evidence store and to the workspace.
 *
 * Its own stack, deployed by a person who signed in with `az login` and is a Security Administrator: the setting is the tenant's, which no
 * role over subscriptions reaches. A service principal needs Contributor at `/providers/Microsoft.aadiam`, which only an elevated Global
 * Administrator can give it
 * (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_aad_diagnostic_setting).
 *
 * Deploy after the evidence store, whose containers wait for these logs, and the workspace.
 */
export class EntraLogs extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    new MonitorAadDiagnosticSetting(this, 'setting', {
      name: DIAGNOSTIC_SETTING,
      storageAccountId: this.names.evidenceAccountId,
      logAnalyticsWorkspaceId: this.names.workspaceId,
      enabledLog: ENTRA_LOG_CATEGORIES.map((category) => ({ category })),
      lifecycle: { preventDestroy: true },
    });
  }
}
