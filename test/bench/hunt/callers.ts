import type { Random } from './random';

/** Somebody who calls all day. */
export interface Caller {
  readonly identity: object;
  readonly addresses: readonly string[];
  readonly agent: string;
}

const AGENTS = [
  'aws-sdk-java/2.25.31 Linux/5.10.219-208.866.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.11+9-LTS Java/17.0.11 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/standard',
  'Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#6.1.92-99.174.amzn2023.x86_64 md/arch#x86_64 lang/python#3.11.9 md/pyimpl#CPython exec-env/AWS_Lambda_python3.11 cfg/retry-mode#legacy',
  'aws-sdk-go-v2/1.30.1 os/linux lang/go#1.22.4 md/GOOS#linux md/GOARCH#arm64 api/ec2#1.166.0',
  'APN/1.0 HashiCorp/1.0 Terraform/1.8.5 (+https://www.terraform.io) terraform-provider-aws/5.54.1 (+https://registry.terraform.io/providers/hashicorp/aws)',
  'aws-cli/2.17.0 md/awscrt#0.20.11 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#s3.cp',
];

/** The people, pipelines and workloads of an account: mostly sessions of roles, each from its own few networks. */
export function callersOf(account: string, random: Random): Caller[] {
  const roles = Array.from({ length: 40 }, (_, i) => sessions(account, `${random.pick(KINDS)}-${i}`, random)).flat();
  const users = Array.from({ length: 6 }, (_, i) => user(account, `svc-${random.pick(KINDS)}-${i}`, random));
  return [...roles, ...users, ...SERVICES.map(service)];
}

const KINDS = ['orders', 'billing', 'search', 'ingest', 'monitoring', 'deploy', 'reporting', 'gateway', 'audit'];

/** A few instances or jobs take the same role. */
function sessions(account: string, role: string, random: Random): Caller[] {
  const id = random.id('AROA', 17);
  const issuer = {
    type: 'Role',
    principalId: id,
    arn: `arn:aws:iam::${account}:role/service/${role}`,
    accountId: account,
    userName: role,
  };
  return Array.from({ length: 1 + random.below(6) }, () => {
    const name = `i-0${random.hex(16)}`;
    return {
      identity: {
        type: 'AssumedRole',
        principalId: `${id}:${name}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
        accountId: account,
        accessKeyId: random.id('ASIA'),
        sessionContext: {
          sessionIssuer: issuer,
          webIdFederationData: {},
          attributes: { creationDate: '2026-10-21T04:12:09Z', mfaAuthenticated: 'false' },
          ec2RoleDelivery: '2.0',
        },
      },
      addresses: addresses(random),
      agent: random.pick(AGENTS),
    };
  });
}

function user(account: string, userName: string, random: Random): Caller {
  return {
    identity: {
      type: 'IAMUser',
      principalId: random.id('AIDA', 17),
      arn: `arn:aws:iam::${account}:user/${userName}`,
      accountId: account,
      accessKeyId: random.id('AKIA'),
      userName,
    },
    addresses: addresses(random),
    agent: random.pick(AGENTS),
  };
}

const SERVICES = ['ec2', 'lambda', 'ecs-tasks', 'config', 'autoscaling', 'delivery.logs'].map(
  (name) => `${name}.amazonaws.com`,
);

function service(name: string): Caller {
  return { identity: { type: 'AWSService', invokedBy: name }, addresses: [name], agent: name };
}

function addresses(random: Random): string[] {
  const networks = Array.from({ length: 1 + random.below(3) }, () => `10.${random.below(64)}.${random.below(256)}`);
  return Array.from({ length: 4 }, () => `${random.pick(networks)}.${1 + random.below(254)}`);
}
