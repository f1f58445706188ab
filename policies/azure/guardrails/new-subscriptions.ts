import type { RolePermissions } from '../responders/role-permissions';
import type { Policy } from './policy-rule';

export interface NewSubscriptions {
  /** Name of the setting. */
  readonly diagnosticSetting: string;
  readonly categories: readonly string[];
  readonly evidenceAccount: string;
  readonly workspace: string;
  /** Where the deployment that makes the setting is recorded. */
  readonly location: string;
  /** Id of the role that the policy's identity holds over the management group. */
  readonly roleId: string;
}

/** What the policy's identity may do in every subscription. */
export const SET_ACTIVITY_LOG: RolePermissions = {
  actions: [
    'Microsoft.Insights/diagnosticSettings/read',
    'Microsoft.Insights/diagnosticSettings/write',
    'Microsoft.Resources/deployments/read',
    'Microsoft.Resources/deployments/write',
    'Microsoft.Resources/deployments/operationStatuses/read',
    'Microsoft.Resources/subscriptions/read',
  ],
};

/**
 * What Azure asks of whoever makes a setting, at the places that logs go to. The keys open neither: the evidence account
 * and the workspace refuse them.
 */
export const NAME_DESTINATION: RolePermissions = {
  actions: [
    'Microsoft.OperationalInsights/workspaces/read',
    'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
    'Microsoft.Storage/storageAccounts/listKeys/action',
    'Microsoft.Storage/storageAccounts/read',
  ],
};

/**
 * A subscription that is new below the management group sends its Activity Log to the evidence store. Any setting that does so
 * will do: listed subscriptions have it from their own stack. For subscriptions that are there already and are not listed, run a
 * remediation (docs/azure.md).
 */
export function newSubscriptions(props: NewSubscriptions): Policy {
  const { diagnosticSetting: name, categories, evidenceAccount: storageAccountId, workspace: workspaceId } = props;
  return {
    name: 'firebreak-activity-log',
    displayName: 'Firebreak: the Activity Log of new subscriptions goes to the evidence store',
    description: 'Makes the diagnostic setting where none sends the Activity Log there.',
    mode: 'All',
    rule: {
      if: { field: 'type', equals: 'Microsoft.Resources/subscriptions' },
      then: {
        effect: 'deployIfNotExists',
        details: {
          type: 'Microsoft.Insights/diagnosticSettings',
          existenceScope: 'subscription',
          existenceCondition: {
            field: 'Microsoft.Insights/diagnosticSettings/storageAccountId',
            equals: storageAccountId,
          },
          roleDefinitionIds: [props.roleId],
          deploymentScope: 'subscription',
          deployment: {
            location: props.location,
            properties: {
              mode: 'incremental',
              template: {
                $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
                contentVersion: '1.0.0.0',
                resources: [
                  {
                    type: 'Microsoft.Insights/diagnosticSettings',
                    apiVersion: '2021-05-01-preview',
                    name,
                    properties: {
                      storageAccountId,
                      workspaceId,
                      logs: categories.map((category) => ({ category, enabled: true })),
                    },
                  },
                ],
              },
            },
          },
        },
      },
    },
  };
}
