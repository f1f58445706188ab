import type { Row } from '../../hunt/engine';
import { named } from './arn';
import { callOf, field, textField } from './request';
import type { Suspect } from './suspect';

/** Something that a suspect made, changed or got into, and that may let it back in. */
export interface Planted {
  readonly account: string;
  readonly kind: 'user' | 'role' | 'function' | 'instance' | 'identityCenterUser';
  /** Name or id as `open` takes it. */
  readonly name: string;
  /** Of an instance or a function. */
  readonly region?: string;
  /** Of a role, where it is known. */
  readonly arn?: string;
  /** Such as `iam:CreateUser`. */
  readonly call: string;
  /** Of the first such call, as `2026-11-20T18:04:00Z`. */
  readonly at: string;
  /** Of the last: what was deleted may have been made again. */
  readonly lastAt: string;
}

type Find = (row: Row) => readonly { kind: Planted['kind']; name: string | undefined; arn?: string }[];

const user: Find = (row) => [{ kind: 'user', name: textField(row, 'requestParameters', 'userName') }];
const role: Find = (row) => [
  {
    kind: 'role',
    name: textField(row, 'requestParameters', 'roleName'),
    arn: textField(row, 'responseElements', 'role', 'arn'),
  },
];
/** Given as a name, an ARN or a part of one. */
const lambda: Find = (row) => [
  {
    kind: 'function',
    name: textField(row, 'requestParameters', 'functionName')
      ?.replace(/^(.*:)?function:/, '')
      .split(':')[0],
  },
];
const instance: Find = (row) => [
  {
    kind: 'instance',
    name: textField(row, 'requestParameters', 'instanceId') ?? textField(row, 'requestParameters', 'target'),
  },
];
const launched: Find = (row) => {
  const items = field(row, 'responseElements', 'instancesSet', 'items');
  return (Array.isArray(items) ? items : []).map((item: { instanceId?: string }) => ({
    kind: 'instance',
    name: item.instanceId,
  }));
};
const commanded: Find = (row) => {
  const ids = field(row, 'requestParameters', 'instanceIds');
  return (Array.isArray(ids) ? ids : []).map((id) => ({ kind: 'instance', name: String(id) }));
};
const person: Find = (row) => {
  const id = textField(row, 'responseElements', 'userId') ?? textField(row, 'responseElements', 'user', 'userId');
  const name = textField(row, 'requestParameters', 'userName');
  return [{ kind: 'identityCenterUser', name: id && name && `${id}=${name}` }];
};

/** What each call is about. */
const CALLS: Readonly<Record<string, Find>> = {
  ...calls(
    'iam',
    user,
    'CreateUser CreateAccessKey UpdateAccessKey CreateLoginProfile UpdateLoginProfile AttachUserPolicy',
  ),
  ...calls(
    'iam',
    user,
    'PutUserPolicy AddUserToGroup CreateServiceSpecificCredential UploadSSHPublicKey DeactivateMFADevice',
  ),
  ...calls('iam', user, 'EnableMFADevice DeleteUserPermissionsBoundary UploadSigningCertificate'),
  ...calls('iam', role, 'CreateRole UpdateAssumeRolePolicy AttachRolePolicy PutRolePolicy AddRoleToInstanceProfile'),
  ...calls('iam', role, 'DeleteRolePermissionsBoundary'),
  ...calls('lambda', lambda, 'CreateFunction UpdateFunctionCode UpdateFunctionConfiguration CreateFunctionUrlConfig'),
  ...calls('ec2', launched, 'RunInstances'),
  ...calls('ec2', instance, 'ModifyInstanceAttribute'),
  ...calls('ec2-instance-connect', instance, 'SendSSHPublicKey SendSerialConsoleSSHPublicKey'),
  ...calls('ssm', instance, 'StartSession'),
  ...calls('ssm', commanded, 'SendCommand'),
  ...calls('identitystore', person, 'CreateUser'),
  ...calls('sso-directory', person, 'CreateUser'),
};
const DELETIONS: Readonly<Record<string, Find>> = {
  'iam:DeleteUser': user,
  'iam:DeleteRole': role,
  'lambda:DeleteFunction': lambda,
  'ec2:TerminateInstances': launched,
};

function calls(service: string, find: Find, names: string): Record<string, Find> {
  return Object.fromEntries(names.split(' ').map((name) => [`${service}:${name}`, find]));
}

/** Names that the services give; anything else is no name, whatever wrote it into a log. */
const NAMES: Readonly<Record<Planted['kind'], RegExp>> = {
  user: /^[\w+=,.@-]{1,64}$/,
  role: /^[\w+=,.@-]{1,64}$/,
  function: /^[\w-]{1,64}$/,
  instance: /^i-[0-9a-f]{8}([0-9a-f]{9})?$/,
  identityCenterUser: /^[0-9a-f-]{36,47}=[\w+=,.@-]{1,128}$/i,
};

/** What the calls of suspects planted, each thing once; refused calls planted nothing. */
export function planted(account: string, rows: readonly Row[]): Planted[] {
  const all = new Map<string, Planted>();
  for (const row of allowed(rows)) {
    const call = callOf(row);
    for (const { kind, name, arn } of CALLS[call]?.(row) ?? []) {
      if (name === undefined || !NAMES[kind].test(name)) continue;
      const at = String(row.eventTime);
      const before = all.get(`${kind} ${name}`);
      if (before) {
        all.set(`${kind} ${name}`, { ...before, lastAt: later(at, before.lastAt) });
        continue;
      }
      const region = kind === 'instance' || kind === 'function' ? { region: String(row.awsRegion) } : {};
      const known = named(arn) ? { arn } : {};
      all.set(`${kind} ${name}`, { account, kind, name, ...region, ...known, call, at, lastAt: at });
    }
  }
  return [...all.values()];
}

/** What the calls deleted, as `<kind> <name>`, and when last. */
export function deleted(rows: readonly Row[]): Map<string, string> {
  const gone = new Map<string, string>();
  for (const row of allowed(rows)) {
    for (const { kind, name } of DELETIONS[callOf(row)]?.(row) ?? []) {
      const thing = `${kind} ${name ?? ''}`;
      gone.set(thing, later(String(row.eventTime), gone.get(thing)));
    }
  }
  return gone;
}

/** The later of two times. */
export function later(at: string, other = ''): string {
  return at > other ? at : other;
}

function allowed(rows: readonly Row[]): Row[] {
  return rows.filter(({ errorCode }) => errorCode === null);
}

/** What was planted, as somebody to hunt: what it does is done for whoever planted it. */
export function asSuspect({ account, kind, name, arn, call, at }: Planted, by: Suspect): Suspect {
  const via = `${by.label} called ${call} at ${at}`;
  const common = { account, via, depth: by.depth + 1 };
  if (kind === 'identityCenterUser') {
    const [id = '', user = ''] = name.split(/=(.*)/);
    return { ...common, kind: 'person', name: id, principal: id, label: `Identity Center user ${user}` };
  }
  if (kind === 'user') return { ...common, kind, name, principal: name, label: `user ${name}` };
  if (kind === 'role') return { ...common, kind, name, principal: arn ?? name, label: `role ${name}` };
  return { ...common, kind: 'session', name, principal: name, label: `${kind} ${name}` };
}
