import { NetworkManagerStaticMember } from '@cdktf/provider-azurerm/lib/network-manager-static-member';
import { partsOfResourceId } from '../../../estate/azure-schema-values';
import { address } from '../../../containment/address';
import type { TargetKind } from '../target-kind';

/** Whole virtual networks: each becomes a member of the group that the security-admin rules deny everything. */
export const networks: TargetKind = (stack, { targets, names }) => {
  for (const id of targets.networks) {
    stack.hold(`virtual network ${id}`);
    if (!stack.isContained) continue;
    const { resourceGroup, name } = partsOfResourceId(id);
    new NetworkManagerStaticMember(stack, address('network', id), {
      // The incident is in the name: the group is of the whole estate.
      name: `${stack.incident.id}-${resourceGroup}-${name}`.slice(0, 64),
      networkGroupId: names.networkGroupId,
      targetVirtualNetworkId: id,
    });
  }
};
