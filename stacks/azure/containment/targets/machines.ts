import { NetworkInterfaceApplicationSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/network-interface-application-security-group-association';
import { address } from '../../../containment/address';
import type { TargetKind } from '../target-kind';

/**
 * Virtual machines, by every interface: it joins the quarantine group of its network, which the rules of preparedness deny
 * everything. The security group of the interface stays as it is.
 */
export const machines: TargetKind = (stack, { targets, names }) => {
  for (const { interfaces } of targets.machines) {
    for (const { id, network } of interfaces) {
      stack.hold(`interface ${id}`);
      if (!stack.isContained) continue;
      new NetworkInterfaceApplicationSecurityGroupAssociation(stack, address('interface', id), {
        networkInterfaceId: id,
        applicationSecurityGroupId: names.quarantineGroupId(network),
      });
    }
  }
};
