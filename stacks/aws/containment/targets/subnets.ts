import { DataAwsNetworkAcls } from '@cdktf/provider-aws/lib/data-aws-network-acls';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association';
import { Fn } from 'cdktf';
import type { AwsTargets } from '../../../incident/aws-targets';
import { ISOLATION } from '../../prepare/account-region/vpc-isolation';
import type { ContainmentStack } from '../containment-stack';
import type { Contained } from '../target-kind';
import { prepared, preparedVpc, type InVpc } from './prepared';

type SubnetAcl = AwsTargets['instances'][number]['acls'][number];

/**
 * Puts a subnet on the staged NACL, and at release on the one it had.
 *
 * A subnet always has one NACL, so that associating another takes it over, without an import. Terraform destroys an
 * association by giving the subnet to the VPC's *default* NACL, and changes none in place: changing the NACL of one resource
 * would open the subnet in between, or leave it on the wrong NACL. So each direction is a resource of its own, which takes
 * the subnet over, while the other one is forgotten.
 */
export function quarantineSubnet(stack: ContainmentStack, contained: Contained, where: InVpc, acl: SubnetAcl): void {
  const { phase } = contained.incident;
  const directions = { quarantined: `${acl.subnet}-quarantined`, returned: `${acl.subnet}-returned` };
  const wanted = { contain: directions.quarantined, release: directions.returned, close: undefined }[phase];
  for (const id of Object.values(directions)) {
    if (id !== wanted) stack.forget(NetworkAclAssociation.tfResourceType, id);
  }
  if (!wanted || stack.node.tryFindChild(wanted)) return; // another instance of the subnet
  stack.hold(`subnet ${acl.subnet}`);
  stack.originals[`${NetworkAclAssociation.tfResourceType}.${wanted}`] = acl.was;
  new NetworkAclAssociation(stack, wanted, {
    subnetId: acl.subnet,
    networkAclId: phase === 'contain' ? stagedAcl(stack, contained, where) : acl.was,
    lifecycle: { preventDestroy: true },
  });
}

function stagedAcl(stack: ContainmentStack, contained: Contained, where: InVpc): string {
  preparedVpc(contained, where);
  const id = `${ISOLATION.denyAll}-${where.vpc}`;
  const found = stack.node.tryFindChild(id);
  const acls =
    found instanceof DataAwsNetworkAcls
      ? found
      : new DataAwsNetworkAcls(stack, id, { vpcId: where.vpc, tags: prepared(ISOLATION.denyAll) });
  return Fn.one(acls.ids);
}
