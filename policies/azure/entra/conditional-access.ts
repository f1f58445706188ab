/** A policy of Conditional Access, as the provider's arguments say it. */
export interface AccessPolicy {
  readonly name: string;
  /** Everybody, or the members of one group. */
  readonly who: 'everybody' | { readonly group: string };
  /** Protocols that it is about: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset */
  readonly clientAppTypes: readonly ('all' | 'exchangeActiveSync' | 'other')[];
  readonly control: 'block' | 'mfa';
  /** A fresh sign-in each time; a session from before is worth nothing. */
  readonly everyTime: boolean;
}

/** Both groups are Entra's own ids, known when they are made. */
export interface QuarantineGroups {
  readonly quarantine: string;
  readonly signInAgain: string;
}

/**
 * The policies of preparedness. The first two are about members of groups that have none before an incident.
 *
 * Emergency users are not among the arguments: whoever builds the policies leaves them out of every one.
 */
export function accessPolicies(
  { quarantine, signInAgain }: QuarantineGroups,
  { legacyAuthentication }: { readonly legacyAuthentication: boolean },
): AccessPolicy[] {
  return [
    {
      name: 'firebreak-quarantine',
      who: { group: quarantine },
      clientAppTypes: ['all'],
      control: 'block',
      everyTime: false,
    },
    {
      name: 'firebreak-sign-in-again',
      who: { group: signInAgain },
      clientAppTypes: ['all'],
      control: 'mfa',
      everyTime: true,
    },
    ...(legacyAuthentication ? [LEGACY] : []),
  ];
}

/** https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication */
const LEGACY: AccessPolicy = {
  name: 'firebreak-no-legacy-authentication',
  who: 'everybody',
  clientAppTypes: ['exchangeActiveSync', 'other'],
  control: 'block',
  everyTime: false,
};
