import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { address } from '../../containment/address';
import { partsOfResourceId } from '../../estate/azure-schema-values';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';

export interface PerimeterMembersProps extends ContainmentStackProps {
  /** Resource ids of storage accounts and key vaults, of any subscription. */
  readonly members: readonly string[];
}

/** Since provider 4.58; the bindings are of 4.55. */
const ASSOCIATION = 'azurerm_network_security_perimeter_association';

/**
 * Storage accounts and key vaults join the network security perimeter of preparedness, which has no access rule: whatever
 * their own firewall says, nobody reaches them but through a private endpoint
 * (https://learn.microsoft.com/azure/private-link/network-security-perimeter-concepts).
 *
 * In the incident-response subscription, where the perimeter is: the provider looks for its profile in its own subscription.
 */
export class PerimeterMembers extends ContainmentStack {
  constructor(scope: Construct, id: string, props: PerimeterMembersProps) {
    super(scope, id, props);
    for (const member of props.members) this.join(member);
  }

  private join(id: string): void {
    this.hold(`perimeter of ${id}`);
    if (!this.isContained) return;
    const association = new TerraformResource(this, address('perimeter', id), { terraformResourceType: ASSOCIATION });
    const { resourceGroup, name } = partsOfResourceId(id);
    association.addOverride('name', `${this.incident.id}-${resourceGroup}-${name}`.slice(0, 80));
    association.addOverride('access_mode', 'Enforced');
    association.addOverride('network_security_perimeter_profile_id', this.names.perimeterProfileId);
    association.addOverride('resource_id', id);
  }
}
