import { ApplicationSecurityGroup } from '@cdktf/provider-azurerm/lib/application-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Construct } from 'constructs';
import { quarantineRules, type QuarantineRule } from '../../../../policies/azure/network/quarantine-rules';
import { partsOfResourceId } from '../../../estate/azure-schema-values';
import type { AzureSubscription } from '../../subscriptions';

export interface NetworkQuarantineProps {
  readonly network: AzureSubscription['networks'][number];
  /** Name of the group; cannot be changed later, for that would replace a group that may have members. */
  readonly groupName: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

/**
 * The quarantine of one virtual network, waiting and empty: a group without members, and rules about it in the security groups
 * that are there. An interface is cut off by becoming a member, which changes neither its own security group nor its subnet's.
 *
 * One group a network: all members of an application security group must be of one network
 * (https://learn.microsoft.com/azure/virtual-network/application-security-groups).
 */
export class NetworkQuarantine extends Construct {
  constructor(scope: Construct, id: string, { network, groupName, resourceGroupName, tags }: NetworkQuarantineProps) {
    super(scope, id);
    const group = new ApplicationSecurityGroup(this, 'group', {
      name: groupName,
      resourceGroupName,
      location: network.location,
      tags,
    });
    for (const securityGroup of network.securityGroups) {
      for (const rule of quarantineRules(network.quarantinePriority)) this.deny(securityGroup, rule, group.id);
    }
  }

  private deny(securityGroup: string, rule: QuarantineRule, quarantineGroup: string): void {
    const { resourceGroup, name } = partsOfResourceId(securityGroup);
    const members = [quarantineGroup];
    const ends =
      rule.direction === 'Inbound'
        ? { sourceAddressPrefix: rule.peer, destinationApplicationSecurityGroupIds: members }
        : { sourceApplicationSecurityGroupIds: members, destinationAddressPrefix: rule.peer };
    new NetworkSecurityRule(this, `${resourceGroup}-${name}-${rule.name}`, {
      name: rule.name,
      description: rule.description,
      resourceGroupName: resourceGroup,
      networkSecurityGroupName: name,
      priority: rule.priority,
      direction: rule.direction,
      access: 'Deny',
      protocol: '*',
      sourcePortRange: '*',
      destinationPortRange: '*',
      ...ends,
    });
  }
}
