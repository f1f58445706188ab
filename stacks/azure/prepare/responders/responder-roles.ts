import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import type { RoleManagementPolicy } from '@cdktf/provider-azurerm/lib/role-management-policy';
import type { Construct } from 'constructs';
import { BUILT_IN_ROLE } from '../../../../policies/azure/responders/built-in-roles';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { activationSettings } from './activation-settings';
import { customRoles, type CustomRole, type CustomRoleDefinition } from './custom-roles';
import { grants, type Grant } from './grants';
import { RoleGrant } from './role-grant';
import { roleIdAt } from './role-ids';

/**
 * The responder roles, and who holds them where. Break-glass holds nothing here: its users are owners by other means, so that
 * nothing that goes wrong with Firebreak takes their rights away.
 *
 * Deploy after the state, the evidence and the flow logs, which hold the scopes of some of them.
 */
export class ResponderRoles extends AzureStack {
  private readonly definitions: Partial<Record<CustomRole, RoleDefinition>> = {};
  private readonly activation: Record<string, RoleManagementPolicy> = {};

  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    for (const role of customRoles(this.azure)) this.define(role);
    for (const grant of grants(this.azure, this.names)) this.grant(grant);
  }

  private define({ role, name, description, definedAt, permissions }: CustomRoleDefinition): void {
    const { managementGroupScope } = this.names;
    const scope = definedAt === 'managementGroup' ? managementGroupScope : `/subscriptions/${this.subscription.id}`;
    const { actions, notActions = [] } = permissions;
    this.definitions[role] = new RoleDefinition(this, role, {
      roleDefinitionId: this.roleGuid(role),
      name,
      description,
      scope,
      assignableScopes: [scope],
      permissions: [{ actions: [...actions], notActions: [...notActions] }],
    });
  }

  private grant({ id, group, role, scope, condition }: Grant): void {
    const { groups, access } = this.azure.responders;
    const roleId = roleIdAt(scope, 'custom' in role ? this.roleGuid(role.custom) : BUILT_IN_ROLE[role.builtIn]);
    const definition = 'custom' in role ? this.definitions[role.custom] : undefined;
    const defined = definition ? [definition] : [];
    new RoleGrant(this, id, {
      group: groups[group],
      roleId,
      scope,
      condition,
      access,
      assignment: this.names.guid(`assignment/${id}`),
      dependsOn: access === 'eligible' ? [this.settings(id, scope, roleId, defined)] : defined,
    });
  }

  /** Two groups can hold one role at one scope; its settings are there once. */
  private settings(id: string, scope: string, roleId: string, dependsOn: RoleDefinition[]): RoleManagementPolicy {
    const key = `${scope}|${roleId}`;
    return (this.activation[key] ??= activationSettings(this, `${id}-activation`, { scope, roleId, dependsOn }));
  }

  private roleGuid(role: CustomRole): string {
    return this.names.guid(`role/${role}`);
  }
}
