import type { AwsTargets } from '../stacks/incident/aws-targets';
import type { Incident } from '../stacks/incident/schema';
import type { Estate } from '../stacks/estate/schema';

/** Something that containment leaves possible, and what stops it. */
export interface NotStopped {
  readonly account: string;
  readonly target: string;
  readonly what: string;
  readonly instead: string;
}

type Row = Pick<NotStopped, 'what' | 'instead'>;

/** What goes on although it is contained, for each target of the incident: printed with the plan and in the report. */
export function notStopped({ aws }: Incident, estate: Estate): NotStopped[] {
  return aws.flatMap((targets) => {
    const { account } = targets;
    const of = (target: string, rows: readonly Row[]) => rows.map((row) => ({ account, target, ...row }));
    return [
      ...of(`account ${account}`, accountRows(targets, estate)),
      ...targets.users.flatMap(({ name }) => of(`user ${name}`, USER)),
      ...targets.roles.flatMap((role) => of(`role ${role.name}`, roleRows(role))),
      ...(targets.root ? of('root user', ROOT) : []),
      ...targets.identityCenterUsers.flatMap(({ name }) => of(`Identity Center user ${name}`, IDENTITY_CENTER_USER)),
      ...targets.instances.flatMap((instance) => of(`instance ${instance.id}`, instanceRows(instance, targets))),
      ...targets.functions.flatMap(({ name }) => of(`function ${name}`, FUNCTION)),
      ...targets.buckets.flatMap((name) => of(`bucket ${name}`, BUCKET)),
      ...targets.keys.flatMap((arn) => of(`key ${arn.split('/').pop() ?? arn}`, KEY)),
      ...targets.databases.flatMap(({ id }) => of(`database ${id}`, DATABASE)),
    ];
  });
}

/** For the terminal, by target. */
export function printNotStopped(open: readonly NotStopped[]): string {
  const targets = [...new Set(open.map(({ target }) => target))];
  return targets
    .map((target) => {
      const rows = open.filter((row) => row.target === target);
      return [`  ${target}`, ...rows.map(({ what, instead }) => `    - ${what}\n      instead: ${instead}`)].join('\n');
    })
    .join('\n');
}

function accountRows({ account, quarantine }: AwsTargets, { aws }: Estate): Row[] {
  const rows: Row[] = [
    {
      what: 'calls within the seconds (IAM) to minutes (SCP) that a policy takes to be in force everywhere',
      instead:
        'read the trail of that time: `principal-activity` and `assume-role-pivots` in the investigation workspace',
    },
    {
      what: 'service-linked roles, which neither SCPs nor RCPs bind',
      instead: 'look for what was set up to use them: Auto Scaling, Config, replication',
    },
  ];
  if (account === aws.management.id) {
    rows.push({
      what: 'an administrator of this account who takes the containment off: SCPs and RCPs do not bind the management account',
      instead: 'contain every administrator of it, and watch `firebreak status` for drift',
    });
  }
  if (quarantine) {
    rows.push({
      what: 'workloads that run without calling AWS, and their network',
      instead: 'isolate the instances and databases as well',
    });
  }
  return rows;
}

const CHAINED: Row = {
  what: 'sessions of other roles that it assumed: they have rights of their own, for 12 hours at most',
  instead: 'run `assume-role-pivots`, list each of those roles, and call the owners of other accounts',
};

const LEFT_BEHIND: Row = {
  what: 'what it left behind: users, keys, functions, schedules, trust policies, shared snapshots',
  instead: 'search the trail for what it created, and contain that',
};

const USER: readonly Row[] = [CHAINED, LEFT_BEHIND];

const ROOT: readonly Row[] = [
  {
    what: 'signing in, changing password and MFA, and the few tasks that SCPs do not restrict for root users',
    instead:
      'recover the root e-mail address, change password and MFA, delete its access keys; `firebreak runbook` has the order',
  },
  LEFT_BEHIND,
];

const IDENTITY_CENTER_USER: readonly Row[] = [
  {
    what: 'the session of the access portal, and other accounts that the person reaches',
    instead:
      'disable the person in the identity provider, end the session in the console of Identity Center, list the other accounts',
  },
  CHAINED,
];

function roleRows({ control }: AwsTargets['roles'][number]): Row[] {
  if (control === 'deny') return [CHAINED, LEFT_BEHIND];
  const fresh = {
    what: 'new sessions: whoever may assume the role, or is on an instance that holds it, gets one that works',
    instead: 'narrow its trust policy, isolate the instance, or write control: deny',
  };
  return [fresh, CHAINED, LEFT_BEHIND];
}

const ALWAYS_TRACKED =
  'flows that AWS always tracks, through NAT gateways, network load balancers, transit gateways, endpoints; and ICMP';

function instanceRows(instance: AwsTargets['instances'][number], { roles }: AwsTargets): Row[] {
  const byMode: Record<typeof instance.isolation, Row[]> = {
    'security-group': [
      {
        what: 'connections that are open already: they stay tracked until they are idle (350 seconds to 5 days)',
        instead: 'isolation: severed cuts most of them, nacl all',
      },
    ],
    severed: [
      { what: ALWAYS_TRACKED, instead: 'isolation: nacl' },
      {
        what: 'anybody, for the seconds in which it is on the group that allows everything',
        instead: 'nothing: that is how flows become untracked; the flow log has these seconds',
      },
    ],
    nacl: [
      {
        what: 'open connections to neighbours within the subnet, which a NACL does not filter',
        instead: 'isolate the neighbours by group as well',
      },
      { what: 'the work of the neighbours: they are cut off too', instead: 'move them to another subnet' },
    ],
  };
  const rows = [...byMode[instance.isolation]];
  if (!instance.dns) {
    rows.push({
      what: 'DNS through the resolver of the VPC: data can leave in names; no security group or NACL filters it',
      instead: 'dns: the rule group that waits, which blocks names for the whole VPC',
    });
  }
  rows.push({
    what: 'what runs on it, its memory and disk included, and its metadata service',
    instead: 'capture memory by the runbook; stop it when that is done',
  });
  if (instance.role && !roles.some(({ name }) => name === instance.role)) {
    rows.push({
      what: `the credentials of its role ${instance.role}, used from anywhere`,
      instead: `list ${instance.role} under roles`,
    });
  }
  return rows;
}

const FUNCTION: readonly Row[] = [
  {
    what: 'its code: invocations go on, with the network and whatever its environment holds, but without rights in AWS',
    instead: 'set its reserved concurrency to 0: `firebreak runbook` has the command and its inverse',
  },
  CHAINED,
];

const BUCKET: readonly Row[] = [
  {
    what: 'copies that were made before: other buckets, caches of CloudFront, replicas',
    instead: 'list the replicas as well, and invalidate the caches',
  },
];

const KEY: readonly Row[] = [
  {
    what: 'data that is decrypted already: attached volumes, data keys in memory, open databases',
    instead: 'isolate what holds them',
  },
];

const DATABASE: readonly Row[] = [
  {
    what: 'connections that are open already, and copies: read replicas, snapshots shared before',
    instead: 'end the sessions in the database, list the replicas as well, look for shared snapshots',
  },
  {
    what: 'its passwords, which work again after release',
    instead: 'change the master password and those of the applications before release',
  },
];
