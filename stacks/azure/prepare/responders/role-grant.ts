import { PimEligibleRoleAssignment } from '@cdktf/provider-azurerm/lib/pim-eligible-role-assignment';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface RoleGrantProps {
  /** Object id of an Entra group. */
  readonly group: string;
  /** Id of the role, as Azure names it at the scope. */
  readonly roleId: string;
  readonly scope: string;
  readonly access: 'eligible' | 'active';
  /** GUID of the assignment, when active. */
  readonly assignment: string;
  readonly condition?: string;
  readonly dependsOn: ITerraformDependable[];
}

/** A group holds a role: always, or whenever one of its members activates it. */
export class RoleGrant extends Construct {
  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    const { access, assignment, condition, dependsOn } = props;
    const held = {
      principalId: props.group,
      roleDefinitionId: props.roleId,
      scope: props.scope,
      ...(condition && { condition, conditionVersion: '2.0' }),
      dependsOn,
    };
    if (access === 'active') {
      new RoleAssignment(this, 'active', { ...held, name: assignment, principalType: 'Group' });
    } else {
      new PimEligibleRoleAssignment(this, 'eligible', {
        ...held,
        justification: 'Firebreak: held ready for incidents',
      });
    }
  }
}
