import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { Construct } from 'constructs';
import {
  NAME_DESTINATION,
  newSubscriptions,
  SET_ACTIVITY_LOG,
} from '../../../../policies/azure/guardrails/new-subscriptions';
import { ACTIVITY_LOG_CATEGORIES } from '../../../../policies/azure/logs/log-categories';
import type { RolePermissions } from '../../../../policies/azure/responders/role-permissions';
import { DIAGNOSTIC_SETTING, type AzureNames } from '../../names';
import { roleIdAt } from '../responders/role-ids';
import { AssignedPolicy } from './assigned-policy';

export interface NewSubscriptionLogsProps {
  readonly names: AzureNames;
  readonly location: string;
  /** Where the logs go to: `/subscriptions/…`. */
  readonly home: string;
}

/** The policy for new subscriptions, and what its identity may do: no built-in role is as small. */
export class NewSubscriptionLogs extends Construct {
  private readonly names: AzureNames;

  constructor(scope: Construct, id: string, { names, location, home }: NewSubscriptionLogsProps) {
    super(scope, id);
    this.names = names;
    const everywhere = names.managementGroupScope;
    const policy = newSubscriptions({
      diagnosticSetting: DIAGNOSTIC_SETTING,
      categories: ACTIVITY_LOG_CATEGORIES,
      evidenceAccount: names.evidenceAccountId,
      workspace: names.workspaceId,
      location,
      roleId: roleIdAt(everywhere, this.roleGuid('log-setter')),
    });
    const { assignment } = new AssignedPolicy(this, 'policy', {
      policy,
      managementGroupId: everywhere,
      identityLocation: location,
    });
    const identity = assignment.identity.principalId;
    this.hold('log-setter', 'Firebreak Log Setter', SET_ACTIVITY_LOG, everywhere, [everywhere], identity);
    const destinations = [names.evidenceAccountId, names.workspaceId];
    this.hold('log-destination', 'Firebreak Log Destination', NAME_DESTINATION, home, destinations, identity);
  }

  private hold(
    role: string,
    name: string,
    { actions }: RolePermissions,
    definedAt: string,
    scopes: readonly string[],
    principalId: string,
  ): void {
    const definition = new RoleDefinition(this, role, {
      roleDefinitionId: this.roleGuid(role),
      name,
      description: 'Held by the policy that sends the Activity Log of new subscriptions to the evidence store.',
      scope: definedAt,
      assignableScopes: [definedAt],
      permissions: [{ actions: [...actions] }],
    });
    for (const [index, scope] of scopes.entries()) {
      new RoleAssignment(this, `${role}-${index}`, {
        name: this.names.guid(`assignment/${role}/${scope}`),
        scope,
        roleDefinitionId: roleIdAt(scope, this.roleGuid(role)),
        principalId,
        principalType: 'ServicePrincipal', // else Azure looks for it in Entra, where a new identity is not yet
        dependsOn: [definition],
      });
    }
  }

  private roleGuid(role: string): string {
    return this.names.guid(`role/${role}`);
  }
}
