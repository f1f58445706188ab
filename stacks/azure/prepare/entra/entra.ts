import { GroupWithoutMembers } from '@cdktf/provider-azuread/lib/group-without-members';
import type { Construct } from 'constructs';
import { accessPolicies } from '../../../../policies/azure/entra/conditional-access';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { entraProvider } from '../../entra-provider';
import { EntraAccessPolicy } from './access-policy';

/** Names of the groups that people join in an incident. `firebreak open` finds the groups by them. */
export const ENTRA_GROUPS = { quarantine: 'firebreak-quarantine', signInAgain: 'firebreak-sign-in-again' } as const;

/**
 * What waits in Entra: a group whose members cannot sign in anywhere, and one whose members prove who they are each time. Both
 * are empty until an incident; nobody's sign-in changes.
 */
export class Entra extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    entraProvider(this, this.azure);
    const { breakGlassUsers } = this.azure.responders;
    const groups = {
      quarantine: this.group(ENTRA_GROUPS.quarantine, 'Firebreak: members cannot sign in anywhere.'),
      signInAgain: this.group(ENTRA_GROUPS.signInAgain, 'Firebreak: members prove who they are each time.'),
    };
    for (const policy of accessPolicies(groups, this.azure.identity.prevent)) {
      new EntraAccessPolicy(this, `${policy.name}-policy`, { policy, breakGlassUsers });
    }
  }

  /**
   * Without members, so that deploying preparedness during an incident lets nobody out.
   *
   * Assignable to roles, although it is assigned to none: then Privileged Role Administrators and its owners change its members, and not
   * every application that may write groups, which could let the intruder out or put everybody in. And whoever is a member has its
   * sign-in changed by Privileged Authentication Administrators only: the runbook needs that role
   * (https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept). It cannot be changed later.
   *
   * Owned by the emergency users, who can always let somebody out.
   */
  private group(displayName: string, description: string): string {
    const group = new GroupWithoutMembers(this, displayName, {
      displayName,
      description,
      securityEnabled: true,
      assignableToRole: true,
      owners: [...this.azure.responders.breakGlassUsers],
      preventDuplicateNames: true, // two groups of one name, and an incident joins the wrong one
      lifecycle: { preventDestroy: true }, // it would let its members out
    });
    return group.objectId;
  }
}
