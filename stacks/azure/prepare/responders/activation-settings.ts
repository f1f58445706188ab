import { RoleManagementPolicy } from '@cdktf/provider-azurerm/lib/role-management-policy';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

/** A shift of an incident; it can be activated again. */
const LONGEST_ACTIVATION = 'PT12H';

export interface ActivationSettingsProps {
  /** Id of the role, as Azure names it at the scope. */
  readonly roleId: string;
  readonly scope: string;
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * How a role is activated at a scope: with a reason and a second factor.
 *
 * Azure's own settings end an eligible assignment after a year: on the day, nobody would be a responder. They are changed in
 * place, and stay changed after a destroy, for the settings of a role at a scope cannot be deleted
 * (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_management_policy).
 */
export function activationSettings(
  scope: Construct,
  id: string,
  { roleId: roleDefinitionId, scope: at, dependsOn }: ActivationSettingsProps,
): RoleManagementPolicy {
  return new RoleManagementPolicy(scope, id, {
    scope: at,
    roleDefinitionId,
    eligibleAssignmentRules: { expirationRequired: false },
    activationRules: {
      maximumDuration: LONGEST_ACTIVATION,
      requireJustification: true,
      requireMultifactorAuthentication: true,
    },
    dependsOn,
  });
}
