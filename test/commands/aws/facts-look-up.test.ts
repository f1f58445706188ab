import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { accountFacts } from '../../../commands/aws/facts/account';
import { dnsRuleGroup } from '../../../commands/aws/facts/dns';
import { Attempts } from '../../../commands/aws/facts/iam/attempts';
import { customerManaged } from '../../../commands/aws/facts/iam/policies';
import { classicLoadBalancersOf } from '../../../commands/aws/facts/load-balancers';
import { roleFacts, userFacts } from '../../../commands/aws/facts/principals';
import { databaseFacts } from '../../../commands/aws/facts/resources';
import type { Responder } from '../../../commands/aws/facts/responder';
import { subnetFacts } from '../../../commands/aws/facts/subnets';

// The SDK's advice about Node's version is not about what is tested.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

type Answers = Readonly<Record<string, object | ((input: any) => object)>>;
type Client = new (config: { region: string }) => { send: unknown };

/** The service, with what it answers to each command; to others it answers nothing. */
function answering(client: Client, answers: Answers) {
  return () => {
    const one = new client({ region: 'eu-west-1' });
    one.send = async ({ constructor: { name }, input }: { constructor: { name: string }; input: object }) => {
      const answer = answers[name.replace(/Command$/, '')] ?? {};
      return typeof answer === 'function' ? answer(input) : answer;
    };
    return one;
  };
}

function responder(clients: Readonly<Record<string, unknown>>): Responder {
  return { accountId: '444444444444', ...clients } as unknown as Responder;
}

const refused = (name: string) => () => {
  throw Object.assign(new Error('because'), { name });
};
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document, undefined, 4));
const allow = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const made = new Date('2026-01-02T03:04:05Z');

const USER: Answers = {
  GetUser: { User: { UserName: 'ci', UserId: 'AIDA1', Path: '/ci/', Arn: 'arn:ci', CreateDate: made } },
  ListUserPolicies: { PolicyNames: ['own'] },
  GetUserPolicy: { PolicyDocument: encoded(allow('s3:*')) },
  ListAttachedUserPolicies: {
    AttachedPolicies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::444444444444:policy/p' }],
  },
  ListGroupsForUser: { Groups: [{ GroupName: 'devs', Path: '/', Arn: 'arn:devs' }] },
  ListGroupPolicies: { PolicyNames: ['of-group'] },
  GetGroupPolicy: { PolicyDocument: encoded(allow('ec2:*')) },
  ListAccessKeys: { AccessKeyMetadata: [{ AccessKeyId: 'AKIA1', Status: 'Inactive', CreateDate: made }] },
  GetAccessKeyLastUsed: { AccessKeyLastUsed: { LastUsedDate: made, ServiceName: 's3', Region: 'eu-west-1' } },
  GetLoginProfile: refused('NoSuchEntityException'),
  ListSSHPublicKeys: { SSHPublicKeys: [{ SSHPublicKeyId: 'APKA1', Status: 'Active', UploadDate: made }] },
  ListSigningCertificates: { Certificates: [{ CertificateId: 'C1', CertificateBody: 'BODY', Status: 'Active' }] },
  ListServiceSpecificCredentials: {
    ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: 'ACCA1', ServiceName: 'bedrock', Status: 'Active' }],
  },
};

describe('a user', () => {
  const look = async (answers: Answers) => {
    const attempts = new Attempts();
    const facts = await userFacts('ci', responder({ iam: answering(IAMClient, answers) }), attempts);
    return { facts, failed: attempts.failed };
  };

  test('with everything that can sign in, and everything that is allowed', async () => {
    const { facts, failed } = await look(USER);
    expect(failed).toEqual([]);
    expect(facts).toMatchObject({
      path: '/ci/',
      accessKeys: [{ id: 'AKIA1', was: 'Inactive' }],
      inlineUsed: JSON.stringify(allow('s3:*')).length,
      attachedManaged: ['p'],
    });
    expect(facts.iam).toMatchObject({
      created: '2026-01-02T03:04:05.000Z',
      inlinePolicies: [{ name: 'own', document: allow('s3:*') }],
      attachedPolicies: ['arn:aws:iam::444444444444:policy/p'],
      groups: [{ name: 'devs', inlinePolicies: [{ name: 'of-group', document: allow('ec2:*') }] }],
      accessKeys: [{ id: 'AKIA1', status: 'Inactive', lastUsed: { at: '2026-01-02T03:04:05.000Z', service: 's3' } }],
      loginProfile: null,
      mfaDevices: [],
      sshKeys: [{ id: 'APKA1', status: 'Active' }],
      signingCertificates: [{ id: 'C1', status: 'Active' }],
      serviceCredentials: [{ id: 'ACCA1', service: 'bedrock', status: 'Active' }],
    });
    expect(JSON.stringify(facts.iam)).not.toContain('BODY');
  });

  test('what cannot be read is absent and named, not empty', async () => {
    const { facts, failed } = await look({ ...USER, ListMFADevices: refused('Throttling') });
    expect(facts.iam.mfaDevices).toBeUndefined();
    expect(failed).toEqual(['user ci: MFA devices: Throttling: because']);
  });

  test('without its keys it cannot be contained', async () => {
    await expect(look({ ...USER, ListAccessKeys: refused('AccessDenied') })).rejects.toThrow('because');
  });
});

describe('a role', () => {
  const look = (role: object) => {
    const iam = answering(IAMClient, {
      GetRole: { Role: { RoleName: 'app', RoleId: 'AROA1', Arn: 'arn:app', ...role } },
    });
    return roleFacts('app', [], responder({ iam }));
  };

  test('with who may assume it', async () => {
    const { iam } = await look({ Path: '/w/', AssumeRolePolicyDocument: encoded(allow('sts:AssumeRole')) });
    expect(iam).toMatchObject({ path: '/w/', trustPolicy: allow('sts:AssumeRole'), instanceProfiles: [] });
  });

  test.each([
    ['/aws-reserved/sso.amazonaws.com/', /role of IAM Identity Center[\s\S]*--identity-center-user <user id>=<name>/],
    ['/aws-service-role/ec2.amazonaws.com/', /service-linked role[\s\S]*contain what uses the service/],
  ])('of %s is refused with what to do instead', async (Path, message) => {
    await expect(look({ Path })).rejects.toThrow(message);
  });
});

test('of managed policies, those of the account with their default version, each once', async () => {
  const attempts = new Attempts();
  const iam = answering(IAMClient, {
    GetPolicy: { Policy: { DefaultVersionId: 'v3' } },
    GetPolicyVersion: ({ VersionId, PolicyArn }: { VersionId: string; PolicyArn: string }) =>
      PolicyArn.endsWith('/gone')
        ? refused('NoSuchEntityException')()
        : { PolicyVersion: { Document: encoded(allow(`s3:${VersionId}`)) } },
  });
  const own = 'arn:aws:iam::444444444444:policy/p';
  const arns = [own, 'arn:aws:iam::aws:policy/AdministratorAccess', own, 'arn:aws:iam::444444444444:policy/gone'];
  expect(await customerManaged(arns, iam() as IAMClient, attempts)).toEqual([
    { arn: own, defaultVersion: 'v3', document: allow('s3:v3') },
  ]);
  expect(attempts.failed).toEqual(['policy arn:aws:iam::444444444444:policy/gone: NoSuchEntityException: because']);
});

test('policies on the account itself: FullAWSAccess counts, those of Firebreak do not; what is not read is unknown', async () => {
  const attached = {
    SERVICE_CONTROL_POLICY: { Policies: [{ Name: 'FullAWSAccess' }, { Name: 'ours' }, { Name: 'firebreak-INC-7-4' }] },
    RESOURCE_CONTROL_POLICY: { Policies: [{ Name: 'RCPFullAWSAccess' }] },
  };
  const look = async (answer: (input: { Filter: keyof typeof attached; TargetId: string }) => object) => {
    const security = responder({ organizations: answering(OrganizationsClient, { ListPoliciesForTarget: answer }) });
    return (await accountFacts(responder({ iam: answering(IAMClient, {}) }), security)).attachedPolicies;
  };
  expect(await look(({ Filter, TargetId }) => (TargetId === '444444444444' ? attached[Filter] : {}))).toEqual({
    scp: 2,
    rcp: 1,
  });
  const onlyScps = ({ Filter }: { Filter: keyof typeof attached }) =>
    Filter === 'SERVICE_CONTROL_POLICY' ? attached[Filter] : refused('PolicyTypeNotEnabledException')();
  expect(await look(onlyScps)).toEqual({ scp: 2, rcp: undefined });
});

test('the rule group that waits is known by name, owner and tag', async () => {
  const group = (Id: string, change: object = {}) => ({
    Id,
    Arn: `arn:${Id}`,
    Name: 'firebreak-deny-all',
    OwnerId: '444444444444',
    ...change,
  });
  const look = (...FirewallRuleGroups: object[]) => {
    const tagged = ({ ResourceArn }: { ResourceArn: string }) => ({
      Tags: ResourceArn === 'arn:untagged' ? [] : [{ Key: 'firebreak', Value: 'preparedness' }],
    });
    const answers = { ListFirewallRuleGroups: { FirewallRuleGroups }, ListTagsForResource: tagged };
    return dnsRuleGroup('eu-west-1', responder({ resolver: answering(Route53ResolverClient, answers) }));
  };
  const strangers = [group('other', { Name: 'x' }), group('shared', { OwnerId: '555555555555' }), group('untagged')];
  expect(await look(...strangers)).toBeUndefined();
  expect(await look(...strangers, group('ours'))).toBe('ours');
});

test('Classic Load Balancers by who is registered', async () => {
  const LoadBalancerDescriptions = [
    { LoadBalancerName: 'shop', Instances: [{ InstanceId: 'i-2' }, { InstanceId: 'i-1' }] },
    { LoadBalancerName: 'other', Instances: [{ InstanceId: 'i-2' }] },
    { LoadBalancerName: 'empty' },
  ];
  const answers = { DescribeLoadBalancers: { LoadBalancerDescriptions } };
  const one = responder({ classicLoadBalancing: answering(ElasticLoadBalancingClient, answers) });
  expect(await classicLoadBalancersOf('i-1', 'eu-west-1', one)).toEqual(['shop']);
});

test.each([
  [
    'by name and owner',
    [
      { Key: 'Name', Value: 'firebreak-deny-all' },
      { Key: 'firebreak', Value: 'preparedness' },
    ],
    true,
  ],
  ['not by name alone', [{ Key: 'Name', Value: 'firebreak-deny-all' }], false],
])('a subnet is on the NACL of Firebreak %s', async (_, Tags, quarantined) => {
  const ec2 = answering(EC2Client, {
    DescribeNetworkAcls: { NetworkAcls: [{ NetworkAclId: 'acl-1', Tags }] },
    DescribeNetworkInterfaces: {
      NetworkInterfaces: [{ Attachment: { InstanceId: 'i-1' } }, { Attachment: { InstanceId: 'i-2' } }, {}],
    },
  });
  expect(await subnetFacts('subnet-1', 'i-1', 'eu-west-1', responder({ ec2 }))).toEqual({
    acl: { subnet: 'subnet-1', was: 'acl-1', neighbours: ['i-2'] },
    quarantined,
  });
});

test.each([
  ['firebreak-isolation', true],
  ['default', false],
])('a database on the group %s: isolated already, %p', async (GroupName, isolated) => {
  const group = { VpcSecurityGroupId: 'sg-1' };
  const found = { DBSubnetGroup: { VpcId: 'vpc-1' }, VpcSecurityGroups: [group] };
  const one = responder({
    rds: answering(RDSClient, {
      DescribeDBClusters: refused('DBClusterNotFoundFault'),
      DescribeDBInstances: { DBInstances: [found] },
    }),
    ec2: answering(EC2Client, {
      DescribeSecurityGroups: ({ Filters }: { Filters: object[] }) => {
        expect(Filters).toEqual([{ Name: 'group-id', Values: ['sg-1'] }]);
        return { SecurityGroups: [{ GroupId: 'sg-1', GroupName }] };
      },
    }),
  });
  const expected = { id: 'orders', kind: 'instance', region: 'eu-west-1', vpc: 'vpc-1', groups: ['sg-1'], isolated };
  expect(await databaseFacts('orders', ['eu-west-1'], one)).toEqual(expected);
});
