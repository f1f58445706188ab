import { TerraformResource } from 'cdktf';
import { address } from '../../../containment/address';
import { partsOfResourceId } from '../../../estate/azure-schema-values';
import type { TargetKind } from '../target-kind';

/** Since provider 4.58; the bindings are of 4.55. */
const ASSOCIATION = 'azurerm_network_security_perimeter_association';

/**
 * Storage accounts and key vaults join the network security perimeter of preparedness, which has no access rule: whatever
 * their own firewall says, nobody reaches them but through a private endpoint
 * (https://learn.microsoft.com/azure/private-link/network-security-perimeter-concepts).
 */
export const storesAndVaults: TargetKind = (stack, { targets, names }) => {
  for (const id of [...targets.storageAccounts, ...targets.keyVaults]) {
    stack.hold(`perimeter of ${id}`);
    if (!stack.isContained) continue;
    const association = new TerraformResource(stack, address('perimeter', id), {
      terraformResourceType: ASSOCIATION,
    });
    const { resourceGroup, name } = partsOfResourceId(id);
    association.addOverride('name', `${stack.incident.id}-${resourceGroup}-${name}`.slice(0, 80));
    association.addOverride('access_mode', 'Enforced');
    association.addOverride('network_security_perimeter_profile_id', names.perimeterProfileId);
    association.addOverride('resource_id', id);
  }
};
