import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { RESOURCE_GROUP } from '../../names';

/** The workspace in which logs are searched: incident-response subscription, home location. The evidence store keeps them longer. */
export class Workspace extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    new LogAnalyticsWorkspace(this, 'workspace', {
      name: this.names.workspace,
      resourceGroupName: RESOURCE_GROUP,
      location: this.azure.location,
      sku: 'PerGB2018',
      retentionInDays: this.azure.investigation.retentionDays,
      // No workspace keys: whoever held one could write false logs.
      localAuthenticationEnabled: false,
      tags: this.tags,
      lifecycle: { preventDestroy: true },
    });
  }
}
