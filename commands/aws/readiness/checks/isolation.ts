import {
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  type NetworkAcl,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { OWNER_TAG } from '../../../../stacks/aws/names';
import { ISOLATION } from '../../../../stacks/aws/prepare/account-region/vpc-isolation';
import { answer, fault, inEveryRegion, unless, type Answer, type Check, type Fault } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const isolation: Check = {
  id: 'isolation',
  holds: () =>
    'the quarantine groups and the deny-all NACL wait in every VPC of the estate, with the rules they should have',
  questions: (live) => inEveryRegion(live, (account, region) => inListedVpcs(account, region, live)),
};

async function inListedVpcs(account: AwsAccount, region: string, live: Live): Promise<Answer> {
  const vpcs = account.vpcs.filter((vpc) => vpc.region === region).map(({ id }) => id);
  if (vpcs.length === 0) return answer([]);
  const ec2 = (await live.access.as('investigator', account.id)).ec2(region);
  const [groups, acls] = await Promise.all([groupsIn(vpcs, ec2), aclsIn(vpcs, ec2)]);
  const fix = deploy(STACKS.accountRegion(account, region));
  return answer(
    vpcs.flatMap((vpc) => [
      ...group(vpc, ISOLATION.isolation, groups, fix),
      ...group(vpc, ISOLATION.untracked, groups, fix),
      ...acl(vpc, acls, fix),
    ]),
  );
}

/** By the tags that containment finds them by (prepared.ts). */
const OURS = { Name: `tag:${OWNER_TAG.key}`, Values: [OWNER_TAG.value] };

async function groupsIn(vpcs: string[], ec2: EC2Client): Promise<SecurityGroup[]> {
  const { SecurityGroups: found = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [OURS, { Name: 'vpc-id', Values: vpcs }] }),
  );
  return found;
}

async function aclsIn(vpcs: string[], ec2: EC2Client): Promise<NetworkAcl[]> {
  const { NetworkAcls: found = [] } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [OURS, { Name: 'vpc-id', Values: vpcs }] }),
  );
  return found.filter(({ Tags: tags = [] }) =>
    tags.some(({ Key, Value }) => Key === 'Name' && Value === ISOLATION.denyAll),
  );
}

function group(vpc: string, name: string, groups: readonly SecurityGroup[], fix: string): Fault[] {
  const found = groups.find((one) => one.VpcId === vpc && one.GroupName === name);
  if (!found) return [fault(`VPC ${vpc} has no group ${name}`, fix)];
  const { IpPermissions: ingress = [], IpPermissionsEgress: egress = [] } = found;
  const all = [...ingress, ...egress];
  const where = `group ${name} (${found.GroupId ?? ''}) of ${vpc}`;
  if (name === ISOLATION.isolation) {
    return unless(
      all.length === 0,
      `${where} has a rule, and would isolate nothing from ${all.map(peer).join(', ')}`,
      fix,
    );
  }
  const open = [ingress, egress].every((rules) => rules.some(isAnywhere));
  return unless(open, `${where} does not allow everything both ways: connections would stay tracked, and alive`, fix);
}

function isAnywhere({ IpProtocol: protocol, IpRanges: v4 = [], Ipv6Ranges: v6 = [] }: IpPermission): boolean {
  return (
    protocol === '-1' &&
    v4.some(({ CidrIp: cidr }) => cidr === '0.0.0.0/0') &&
    v6.some(({ CidrIpv6: cidr }) => cidr === '::/0')
  );
}

function peer({ IpProtocol: protocol, IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs }: IpPermission): string {
  const peers = [
    ...(IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
    ...(UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
  ];
  return `${peers.join(', ') || 'nobody'} (protocol ${protocol ?? '?'})`;
}

function acl(vpc: string, acls: readonly NetworkAcl[], fix: string): Fault[] {
  const found = acls.find((one) => one.VpcId === vpc);
  if (!found) return [fault(`VPC ${vpc} has no NACL ${ISOLATION.denyAll}`, fix)];
  const allowing = (found.Entries ?? []).filter(({ RuleAction: action }) => action === 'allow');
  return unless(
    allowing.length === 0,
    `NACL ${ISOLATION.denyAll} (${found.NetworkAclId ?? ''}) of ${vpc} has rules that allow: ${allowing.map(({ RuleNumber: n }) => n).join(', ')}`,
    fix,
  );
}
