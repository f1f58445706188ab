import { PERSISTENCE } from '../incident/foothold';
import type { Workload } from '../incident/workload';

/** One call of the intruder, and where a hunt must show it. */
export interface Step {
  readonly name: string;
  /** Without `.amazonaws.com`, and without the version that Lambda's names carry. */
  readonly event: { readonly source: string; readonly name: string };
  /** Whose credentials the intruder used. */
  readonly by: { readonly kind: 'user' | 'role'; readonly name: string };
  /** A text of the call that tells it from others of its kind: a name, a role. @default - its kind is enough */
  readonly about?: string;
  /** Name of the saved query. `principal-activity` only where no other query is about such a call. */
  readonly query: string;
  /** @default - it was allowed */
  readonly refused?: true;
}

const key = { kind: 'user', name: 'ci-deploy' } as const;
const session = (name: string) => ({ kind: 'role', name }) as const;

/** What `attack` of `../incident/foothold` does, in its order. */
export function footholdSteps(): Step[] {
  const iam = (name: string, about: string): Step => ({
    name: `${name} ${about}`,
    event: { source: 'iam', name },
    by: key,
    about,
    query: 'persistence-identities',
  });
  const sts = (by: Step['by'], name: string, about?: string): Step => ({
    name: `${by.name}: ${name} ${about ?? ''}`.trim(),
    event: { source: 'sts', name },
    by,
    about,
    query: 'assume-role-pivots',
  });
  return [
    iam('CreateUser', PERSISTENCE.user),
    iam('PutUserPolicy', PERSISTENCE.user),
    iam('CreateRole', PERSISTENCE.role),
    iam('AttachRolePolicy', PERSISTENCE.role),
    sts(key, 'AssumeRole', ':role/app'),
    sts(key, 'GetSessionToken'),
    sts(session('app'), 'AssumeRole', ':role/reports'),
    sts(key, 'AssumeRole', `:role/${PERSISTENCE.role}`),
  ];
}

/** What `intruderCalls` of `../incident/calls` makes before anything is contained, in its order. */
export function callSteps({ bucket, function: name, key: keyArn }: Workload): Step[] {
  const step = (by: Step['by'], call: string, query: string, about?: string): Step => {
    const [source = '', event = ''] = call.split(':');
    return { name: `${by.name}: ${call} ${about ?? ''}`.trim(), event: { source, name: event }, by, about, query };
  };
  return [
    step(key, 'iam:ListUsers', 'principal-activity'),
    step(key, 's3:ListBuckets', 'data-access'),
    step(key, 's3:GetObject', 'data-access', bucket),
    step(key, 'kms:GenerateDataKey', 'resources-reached', keyArn),
    step(key, 'lambda:GetFunction', 'data-access', name),
    step(key, 'iam:PutUserPolicy', 'persistence-identities', PERSISTENCE.user),
    step(key, 'sts:AssumeRole', 'assume-role-pivots', ':role/app'),
    step(key, 'ec2:DescribeInstances', 'principal-activity'),
    step(session('app'), 's3:GetObject', 'data-access', bucket),
    step(session('reports'), 'ec2:DescribeInstances', 'principal-activity'),
    step(session(PERSISTENCE.role), 'iam:ListUsers', 'principal-activity'),
    step(key, 'sts:AssumeRole', 'assume-role-pivots', ':role/app'),
    step(session('app'), 'ec2:DescribeInstances', 'principal-activity'),
  ];
}

/** What `intruderAttempts` of `../intruder-attempts` is refused by the guardrails. */
export function refusedSteps(): Step[] {
  const refused = (call: string, query: string, about?: string): Step => {
    const [source = '', name = ''] = call.split(':');
    const step = { name: `refused: ${call} ${about ?? ''}`.trim(), event: { source, name }, by: key, about, query };
    return { ...step, refused: true };
  };
  return [
    refused('cloudtrail:StopLogging', 'covering-tracks'),
    refused('cloudtrail:DeleteTrail', 'covering-tracks'),
    refused('ec2:DeleteFlowLogs', 'covering-tracks'),
    refused('ec2:DisableEbsEncryptionByDefault', 'principal-activity'),
    refused('ec2:AuthorizeSecurityGroupIngress', 'persistence-code'),
    refused('guardduty:DeleteDetector', 'covering-tracks'),
    refused('iam:DeleteRole', 'principal-activity', 'FirebreakResponder'),
    refused('iam:UpdateAssumeRolePolicy', 'persistence-identities', 'FirebreakResponder'),
    refused('iam:AttachRolePolicy', 'persistence-identities', 'FirebreakInvestigator'),
    refused('iam:CreateRole', 'persistence-identities', 'FirebreakDeputy'),
    refused('iam:CreateRole', 'persistence-identities', 'stacksets-exec-'),
    refused('sts:AssumeRole', 'assume-role-pivots', 'FirebreakResponder'),
    refused('sts:AssumeRole', 'assume-role-pivots', 'FirebreakBreakGlass'),
    refused('organizations:LeaveOrganization', 'covering-tracks'),
    refused('iam:CreateAccessKey', 'persistence-identities', key.name),
    refused('ec2:CreateKeyPair', 'persistence-code'),
  ];
}
