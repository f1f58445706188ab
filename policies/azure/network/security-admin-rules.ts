/** One rule of a security admin configuration of Azure Virtual Network Manager. */
export interface SecurityAdminRule {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  /** 1 to 4096, once in a collection; the lowest is heard first. */
  readonly priority: number;
}

/**
 * Everything, both ways. Heard before every network security group, which cannot allow it again
 * (https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins).
 */
export const SECURITY_ADMIN_RULES: readonly SecurityAdminRule[] = [
  { name: 'firebreak-deny-in', direction: 'Inbound', priority: 1 },
  { name: 'firebreak-deny-out', direction: 'Outbound', priority: 2 },
];
