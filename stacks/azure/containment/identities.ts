import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { GroupMember } from '@cdktf/provider-azuread/lib/group-member';
import type { Construct } from 'constructs';
import type { AzureTargets } from '../../incident/azure-targets';
import { entraProvider } from '../entra-provider';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';

export interface IdentitiesProps extends ContainmentStackProps {
  readonly targets: AzureTargets;
}

/**
 * The incident in Entra: people join a group that cannot sign in, applications get a policy that blocks them.
 *
 * Released, people join the group that has to sign in again each time: lifting the block alone would bring sessions of the
 * intruder back to life. Closed, they are in neither.
 */
export class Identities extends ContainmentStack {
  constructor(scope: Construct, id: string, props: IdentitiesProps) {
    super(scope, id, props);
    entraProvider(this, this.azure);
    for (const user of props.targets.users) this.user(user, props.targets.groups);
    for (const principal of props.targets.servicePrincipals) this.servicePrincipal(principal);
  }

  private user({ id }: AzureTargets['users'][number], groups: AzureTargets['groups']): void {
    this.hold(`user ${id}`);
    if (this.incident.phase === 'close') return;
    if (!groups) throw new Error(`${this.incident.id} has users of Azure, and azure.groups is missing`);
    const [name, group] = this.isContained
      ? ['quarantined', groups.quarantine]
      : ['signs-in-again', groups.signInAgain];
    new GroupMember(this, `${name}-${id}`, { groupObjectId: group, memberObjectId: id });
  }

  /** Where the licence is missing, the runbook disables the application. */
  private servicePrincipal({ id, name }: AzureTargets['servicePrincipals'][number]): void {
    this.hold(`service principal ${id}`);
    if (!this.azure.identity.workloadIdentities || !this.isContained) return;
    new ConditionalAccessPolicy(this, `application-${id}`, {
      displayName: `firebreak-${this.incident.id}-${name}`,
      state: 'enabled',
      conditions: {
        clientAppTypes: ['all'],
        clientApplications: { includedServicePrincipals: [id] },
        applications: { includedApplications: ['All'] },
        users: { includedUsers: ['None'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
  }
}
