import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { Construct } from 'constructs';
import type { AccessPolicy } from '../../../../policies/azure/entra/conditional-access';

export interface EntraAccessPolicyProps {
  readonly policy: AccessPolicy;
  /** Object ids of the emergency users, whom no policy is about. */
  readonly breakGlassUsers: readonly string[];
}

/** A policy of Conditional Access from which the emergency users are excluded, whatever it says. */
export class EntraAccessPolicy extends Construct {
  constructor(scope: Construct, id: string, { policy, breakGlassUsers }: EntraAccessPolicyProps) {
    super(scope, id);
    const { name, who, clientAppTypes, control, everyTime } = policy;
    new ConditionalAccessPolicy(this, 'policy', {
      displayName: name,
      state: 'enabled',
      conditions: {
        clientAppTypes: [...clientAppTypes],
        applications: { includedApplications: ['All'] },
        users: {
          ...(who === 'everybody' ? { includedUsers: ['All'] } : { includedGroups: [who.group] }),
          excludedUsers: [...breakGlassUsers],
        },
      },
      grantControls: { operator: 'OR', builtInControls: [control] },
      // With `everyTime` Entra refuses every other session control, a number of hours included
      // (https://github.com/hashicorp/terraform-provider-azuread/issues/1225).
      ...(everyTime && {
        sessionControls: {
          signInFrequencyInterval: 'everyTime',
          signInFrequencyAuthenticationType: 'primaryAndSecondaryAuthentication',
        },
      }),
      // Without it, the members of its group would sign in again.
      ...(who !== 'everybody' && { lifecycle: { preventDestroy: true } }),
    });
  }
}
