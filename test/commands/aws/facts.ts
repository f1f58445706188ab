import type { DatabaseFacts, Facts, InstanceFacts, RoleFacts, UserFacts } from '../../../commands/aws/facts/facts';
import type { RoleIam, UserIam } from '../../../commands/aws/facts/iam/records';

const COMMON = { id: 'AIDAEXAMPLE', tags: [], attachedPolicies: [], inlinePolicies: [] };

const USER_IAM: UserIam = {
  ...COMMON,
  name: 'ci-deploy',
  path: '/ci/',
  arn: 'arn:aws:iam::444444444444:user/ci/ci-deploy',
  accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', status: 'Active' }],
  inlinePolicies: [
    { name: 'own', document: { Version: '2012-10-17', Statement: [], Id: 'arn:aws:iam::*:user/${aws:username}' } },
  ],
};

const ROLE_IAM: RoleIam = {
  ...COMMON,
  name: 'app',
  path: '/',
  arn: 'arn:aws:iam::444444444444:role/app',
  trustPolicy: {},
  instanceProfiles: [],
};

/** An account of the test estate with nothing to contain; tests add what they are about. */
export function facts(change: Partial<Facts> = {}): Facts {
  return {
    accountId: '444444444444',
    users: [],
    roles: [],
    askedRoles: [],
    identityCenterUsers: [],
    instances: [],
    functions: [],
    buckets: [],
    keys: [],
    databases: [],
    accountQuarantine: false,
    root: false,
    account: { attachedPolicies: { scp: 1, rcp: 1 }, reverters: [] },
    policies: [],
    unread: [],
    ...change,
  };
}

export function user(change: Partial<UserFacts> = {}): UserFacts {
  return {
    name: 'ci-deploy',
    path: '/ci/',
    accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' }],
    inlineUsed: 300,
    attachedManaged: ['ReadOnlyAccess'],
    iam: USER_IAM,
    ...change,
  };
}

export function role(change: Partial<RoleFacts> = {}): RoleFacts {
  return {
    name: 'app',
    path: '/',
    inlineUsed: 300,
    attachedManaged: [],
    instances: ['i-0a1b2c3d4e5f60718'],
    functions: [],
    iam: ROLE_IAM,
    ...change,
  };
}

export function instance(change: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    id: 'i-0a1b2c3d4e5f60718',
    region: 'eu-west-1',
    vpc: 'vpc-0a1b2c3d4e5f60718',
    interfaces: [{ id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] }],
    acls: [{ subnet: 'subnet-0a1b2c3d4e5f60718', was: 'acl-0a1b2c3d4e5f60718', neighbours: ['i-0a1b2c3d4e5f60719'] }],
    volumes: ['vol-0a1b2c3d4e5f60718'],
    role: 'app',
    quarantinedSubnets: [],
    isolated: false,
    targetGroups: [],
    classicLoadBalancers: [],
    dnsRuleGroup: 'rslvr-frg-0a1b2c3d4e5f4a5b',
    ...change,
  };
}

export function database(change: Partial<DatabaseFacts> = {}): DatabaseFacts {
  return {
    id: 'orders',
    kind: 'cluster',
    region: 'eu-west-1',
    vpc: 'vpc-0a1b2c3d4e5f60718',
    groups: ['sg-0a1b2c3d4e5f60718'],
    isolated: false,
    ...change,
  };
}
