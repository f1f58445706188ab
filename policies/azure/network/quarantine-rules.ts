/** What the name of every rule starts with. */
export const QUARANTINE_RULE_PREFIX = 'firebreak-quarantine-';

/** One rule of a network security group. */
export interface QuarantineRule {
  readonly name: string;
  /** 140 characters at most. */
  readonly description: string;
  readonly direction: 'Inbound' | 'Outbound';
  /** 100 to 4096; the lowest is heard first. Inbound and outbound rules are counted apart. */
  readonly priority: number;
  /** The members of the quarantine group are at the other end. An address prefix or a service tag. */
  readonly peer: string;
}

/**
 * What the members of a quarantine group are refused, from a first priority on.
 *
 * Azure lets DNS and instance metadata past every rule that does not name their service tags: without the first two, a
 * machine that is cut off still gets tokens of its managed identity and talks through DNS. The tags are for outbound rules only
 * (https://learn.microsoft.com/azure/virtual-network/service-tags-overview#available-service-tags).
 */
export function quarantineRules(first: number): QuarantineRule[] {
  return [
    {
      name: `${QUARANTINE_RULE_PREFIX}in`,
      description: 'Firebreak: members of the quarantine group are reached by nobody.',
      direction: 'Inbound',
      priority: first,
      peer: '*',
    },
    {
      name: `${QUARANTINE_RULE_PREFIX}metadata`,
      description: 'Firebreak: members of the quarantine group get no tokens of their managed identities.',
      direction: 'Outbound',
      priority: first,
      peer: 'AzurePlatformIMDS',
    },
    {
      name: `${QUARANTINE_RULE_PREFIX}dns`,
      description: 'Firebreak: members of the quarantine group resolve no names through Azure.',
      direction: 'Outbound',
      priority: first + 1,
      peer: 'AzurePlatformDNS',
    },
    {
      name: `${QUARANTINE_RULE_PREFIX}out`,
      description: 'Firebreak: members of the quarantine group reach nobody.',
      direction: 'Outbound',
      priority: first + 2,
      peer: '*',
    },
  ];
}
