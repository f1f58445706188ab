import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Row } from '../../not-stopped/row';
import type { SectionsOf } from './sections';

type Instance = AwsTargets['instances'][number];

export const instances: SectionsOf = ({ targets }) =>
  targets.instances.map((instance) => ({ target: `instance ${instance.id}`, rows: rowsOf(instance, targets) }));

function rowsOf(instance: Instance, { roles }: AwsTargets): Row[] {
  const { isolation, dns, role } = instance;
  return [
    ...BY_MODE[isolation],
    ...(dns ? [] : [DNS]),
    ...ALWAYS,
    ...(role && !roles.some(({ name }) => name === role) ? [credentialsOf(role)] : []),
  ];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html */
const BY_MODE: Record<Instance['isolation'], readonly Row[]> = {
  'security-group': [
    {
      what: 'connections that are open already: they stay tracked until they are idle (350 seconds to 5 days)',
      instead: 'isolation: severed cuts most of them, nacl all',
    },
  ],
  severed: [
    {
      what: 'flows that AWS always tracks, through NAT gateways, network load balancers, transit gateways, endpoints; and ICMP',
      instead: 'isolation: nacl',
    },
    {
      what: 'anybody, for the seconds in which it is on the group that allows everything',
      instead: 'nothing: that is how flows become untracked; the flow log has these seconds',
    },
  ],
  nacl: [
    {
      // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
      what: 'open connections to neighbours within the subnet, which a NACL does not filter',
      instead: 'isolate the neighbours by group as well',
    },
    { what: 'the work of the neighbours: they are cut off too', instead: 'move them to another subnet' },
  ],
};

const DNS: Row = {
  // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
  what: 'DNS through the resolver of the VPC: data can leave in names; no security group or NACL filters it',
  instead: 'dns: the rule group that waits, which blocks names for the whole VPC',
};

const ALWAYS: readonly Row[] = [
  {
    // Neither the metadata service nor the time service is filtered: same page as DNS.
    what: 'what runs on it, its memory and disk included, and its metadata service',
    instead: 'capture memory by the runbook; stop it when that is done',
  },
  {
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-serial-console.html: nothing of the network is asked.
    what: 'a session that is open: at the serial console; by Session Manager or Instance Connect while its connection lives',
    instead: '`firebreak runbook` switches the serial console off, and ends sessions; new ones the SCP denies',
  },
  {
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
    what: 'its termination by an Auto Scaling group or a fleet, at the word of whoever may change that',
    instead: 'put it on standby: `firebreak runbook` has the command and its inverse',
  },
  {
    what: 'the keys of its volumes: whoever may disable or delete one makes volumes and snapshots unreadable',
    instead: 'list the key under keys, and wait for the copies in the forensic account, which have a key of their own',
  },
];

function credentialsOf(role: string): Row {
  return { what: `the credentials of its role ${role}, used from anywhere`, instead: `list ${role} under roles` };
}
