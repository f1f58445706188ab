import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { SecurityGroup, type SecurityGroupEgress } from '@cdktf/provider-aws/lib/security-group';
import { Construct } from 'constructs';

/** Names of what waits in every VPC; containment finds it by them. */
export const ISOLATION = {
  isolation: 'firebreak-isolation',
  untracked: 'firebreak-untracked',
  denyAll: 'firebreak-deny-all',
} as const;

export interface VpcIsolationProps {
  readonly vpcId: string;
}

/**
 * The quarantine of one VPC, waiting and empty.
 *
 * Rules are inline, so that Terraform removes any rule that somebody adds. Names and descriptions cannot be changed
 * later: that would replace groups that are in use. AWS deletes no security group in use, but Terraform gives the subnets
 * of a destroyed NACL back to the VPC's default NACL: destroying this during an incident would release them.
 */
export class VpcIsolation extends Construct {
  constructor(scope: Construct, id: string, { vpcId }: VpcIsolationProps) {
    super(scope, id);
    const isolation = new SecurityGroup(this, 'isolation', {
      name: ISOLATION.isolation,
      description: 'Firebreak: no rule either way. Attached alone, it cuts all traffic that is not yet tracked.',
      vpcId,
      tags: { Name: ISOLATION.isolation },
    });
    // Empty, not absent: absent means "whatever is there".
    isolation.addOverride('ingress', []);
    isolation.addOverride('egress', []);

    // Connections stay tracked, and alive, when groups change. They become untracked, and then obey the isolation group,
    // only while every address may talk both ways. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
    new SecurityGroup(this, 'untracked', {
      name: ISOLATION.untracked,
      description:
        'Firebreak: ALLOWS EVERYTHING. Attached alone for seconds in containment, so that flows become untracked.',
      vpcId,
      ingress: [anywhere],
      egress: [anywhere],
      tags: { Name: ISOLATION.untracked },
    });

    // Stateless: the only one that also cuts flows AWS always tracks (NAT gateway, NLB, transit gateway). No subnet_ids:
    // listing none would take subnets out of quarantine whenever this stack is deployed during an incident.
    new NetworkAcl(this, 'deny-all', {
      vpcId,
      ingress: deniedBothFamilies,
      egress: deniedBothFamilies,
      tags: { Name: ISOLATION.denyAll },
    });
  }
}

const anywhere: SecurityGroupEgress = {
  protocol: '-1',
  fromPort: 0,
  toPort: 0,
  cidrBlocks: ['0.0.0.0/0'],
  ipv6CidrBlocks: ['::/0'],
};

// What no rule allows is denied anyway; said outright, so that a reviewer and a readiness check can see it.
const deny = { action: 'deny', protocol: '-1', fromPort: 0, toPort: 0 };
const deniedBothFamilies = [
  { ...deny, ruleNo: 1, cidrBlock: '0.0.0.0/0' },
  { ...deny, ruleNo: 2, ipv6CidrBlock: '::/0' },
];
