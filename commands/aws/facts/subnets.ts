import { paginateDescribeNetworkAcls, paginateDescribeNetworkInterfaces } from '@aws-sdk/client-ec2';
import type { InstanceFacts } from './facts';
import { isQuarantineAcl } from './isolation';
import { listed } from './paging';
import type { Responder } from './responder';

export interface SubnetFacts {
  readonly acl: InstanceFacts['acls'][number];
  /** On the NACL of Firebreak: what it had before, it does not say any more. */
  readonly quarantined: boolean;
}

/** The NACL of a subnet, and the instances in it besides the one asked for. */
export async function subnetFacts(
  subnet: string,
  instance: string,
  region: string,
  responder: Responder,
): Promise<SubnetFacts> {
  const client = responder.ec2(region);
  const filter = [{ Name: 'association.subnet-id', Values: [subnet] }];
  const acls = await listed(paginateDescribeNetworkAcls({ client }, { Filters: filter }), (page) => page.NetworkAcls);
  // By interface: an instance may reach into a subnet with its second one only.
  const inSubnet = [{ Name: 'subnet-id', Values: [subnet] }];
  const interfaces = await listed(
    paginateDescribeNetworkInterfaces({ client }, { Filters: inSubnet }),
    (page) => page.NetworkInterfaces,
  );
  const around = interfaces.flatMap(({ Attachment: attachment }) => attachment?.InstanceId ?? []);
  return {
    acl: {
      subnet,
      was: acls[0]?.NetworkAclId ?? '',
      neighbours: [...new Set(around)].filter((other) => other !== instance),
    },
    quarantined: isQuarantineAcl(acls[0]?.Tags),
  };
}
