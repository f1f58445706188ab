import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { kqlFunctions } from './kql-pack';

/** Name by which a query is called in the workspace: `firebreak_principal_activity(ago(7d), 'someone@example.com')`. */
export function functionAlias(query: string): string {
  return `firebreak_${query.replaceAll('-', '_')}`;
}

/**
 * The query pack, as functions of the workspace with typed parameters: what an intruder chose as a name never becomes part of
 * a query's text.
 *
 * Deploy after the workspace. A function that changed is replaced, which the workspace's lock refuses: docs/queries.md says how.
 */
export class Investigation extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    for (const { name, question, parameters, body } of kqlFunctions()) {
      new LogAnalyticsSavedSearch(this, name, {
        name: functionAlias(name),
        logAnalyticsWorkspaceId: this.names.workspaceId,
        category: 'Firebreak',
        displayName: `${name}: ${question}`,
        query: body,
        functionAlias: functionAlias(name),
        functionParameters: parameters.map((parameter) => `${parameter.name}:${parameter.type}`),
      });
    }
  }
}
