import { preventions, type Preventions } from '../../../../policies/aws/prevent/preventions';
import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { testEstate } from '../../../support/estate';
import { decide, decideAll, type Request } from '../../../support/simulate';

type Switch = keyof Preventions['prevent'];

const EXEMPT = ['arn:aws:iam::*:role/firebreak/FirebreakBreakGlass'];
const OFF = {
  longLivedKeys: false,
  iamUsers: false,
  actionsWithoutMfa: false,
  keyPairs: false,
  rootUser: false,
  leavingRegions: false,
  imdsV1: false,
  publicBuckets: false,
};
const SWITCHES = Object.keys(OFF) as Switch[];
const ALL_ON = Object.fromEntries(SWITCHES.map((name) => [name, true])) as Preventions['prevent'];
const ACCOUNT = 'arn:aws:iam::444444444444';

function scp(prevent: Preventions['prevent']) {
  const document = preventions({ exempt: EXEMPT, regions: ['eu-west-1', 'us-east-1'], prevent });
  return document ? [document] : [];
}

it('are none by default', () => {
  expect(preventions({ exempt: EXEMPT, regions: ['eu-west-1'], prevent: OFF })).toBeUndefined();
  expect(guardrailPolicies(testEstate()).map(({ name }) => name)).not.toContain('firebreak-prevent');
});

it('read', () => expect(scp(ALL_ON)[0]).toMatchSnapshot());

const admin = `${ACCOUNT}:role/Admin`;
const instance = 'arn:aws:ec2:eu-west-1:444444444444:instance/i-0123456789abcdef0';

describe.each<[Switch, Request, Request]>([
  // what it denies, and the nearest thing that it does not
  [
    'longLivedKeys',
    { principal: `${ACCOUNT}:root`, action: 'iam:CreateAccessKey' },
    { principal: admin, action: 'iam:UpdateAccessKey' },
  ],
  [
    'longLivedKeys',
    { principal: admin, action: 'iam:CreateServiceSpecificCredential' },
    { principal: admin, action: 'iam:DeleteServiceSpecificCredential' },
  ],
  ['iamUsers', { principal: admin, action: 'iam:CreateUser' }, { principal: admin, action: 'iam:DeleteUser' }],
  [
    'iamUsers',
    { principal: admin, action: 'iam:CreateLoginProfile' },
    { principal: admin, action: 'iam:DeleteLoginProfile' },
  ],
  [
    'actionsWithoutMfa',
    { principal: `${ACCOUNT}:user/ci`, action: 's3:ListAllMyBuckets' },
    {
      principal: `${ACCOUNT}:user/asha`,
      action: 's3:ListAllMyBuckets',
      context: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  ],
  [
    'actionsWithoutMfa',
    {
      principal: `${ACCOUNT}:user/asha`,
      action: 'iam:DeactivateMFADevice',
      context: { 'aws:MultiFactorAuthPresent': 'false' },
    },
    {
      principal: `${ACCOUNT}:user/asha`,
      action: 'iam:EnableMFADevice',
      context: { 'aws:MultiFactorAuthPresent': 'false' },
    },
  ],
  [
    'actionsWithoutMfa',
    { principal: `${ACCOUNT}:user/path/ci`, action: 'ec2:DescribeInstances' },
    { principal: admin, action: 'ec2:DescribeInstances' },
  ],
  ['keyPairs', { principal: admin, action: 'ec2:ImportKeyPair' }, { principal: admin, action: 'ec2:DeleteKeyPair' }],
  [
    'rootUser',
    { principal: `${ACCOUNT}:root`, action: 'ec2:DescribeInstances' },
    { principal: admin, action: 'ec2:DescribeInstances' },
  ],
  [
    'rootUser',
    { principal: `${ACCOUNT}:root`, action: 's3:DeleteBucketPolicy' },
    { principal: `${ACCOUNT}:root`, action: 's3:DeleteBucketPolicy', context: { 'aws:AssumedRoot': 'true' } },
  ],
  [
    'leavingRegions',
    { principal: admin, action: 'ec2:DescribeInstances', context: { 'aws:RequestedRegion': 'ap-south-1' } },
    { principal: admin, action: 'ec2:DescribeInstances' },
  ],
  [
    'leavingRegions',
    { principal: admin, action: 'lambda:ListFunctions', context: { 'aws:RequestedRegion': 'ap-south-1' } },
    { principal: admin, action: 'globalaccelerator:ListAccelerators', context: { 'aws:RequestedRegion': 'us-west-2' } },
  ],
  [
    'imdsV1',
    {
      principal: admin,
      action: 'ec2:RunInstances',
      resource: instance,
      context: { 'ec2:MetadataHttpTokens': 'optional' },
    },
    {
      principal: admin,
      action: 'ec2:RunInstances',
      resource: instance,
      context: { 'ec2:MetadataHttpTokens': 'required' },
    },
  ],
  [
    'imdsV1',
    { principal: admin, action: 'ec2:RunInstances', resource: instance },
    {
      principal: admin,
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:eu-west-1:444444444444:volume/vol-0123456789abcdef0',
    },
  ],
  [
    'imdsV1',
    {
      principal: admin,
      action: 'ec2:ModifyInstanceMetadataOptions',
      context: { 'ec2:Attribute/HttpTokens': 'optional' },
    },
    {
      principal: admin,
      action: 'ec2:ModifyInstanceMetadataOptions',
      context: { 'ec2:Attribute/HttpTokens': 'required' },
    },
  ],
  [
    'publicBuckets',
    { principal: admin, action: 's3:PutAccountPublicAccessBlock' },
    { principal: admin, action: 's3:PutBucketPublicAccessBlock' },
  ],
])('%s', (name, denied, allowed) => {
  it(`denies ${denied.action}, and not ${allowed.action} nearby`, async () => {
    const scps = [scp({ ...OFF, [name]: true })];
    expect(await decide({ ...denied, scps })).toBe('ExplicitlyDenied');
    expect(await decide({ ...allowed, scps })).toBe('Allowed');
  });

  it(`denies ${denied.action} only while switched on (control)`, async () => {
    expect(await decide({ ...denied, scps: [scp(OFF)] })).toBe('Allowed');
  });
});

it('do not bind break-glass', async () => {
  const decisions = await decideAll(
    {
      principal: `${ACCOUNT}:role/firebreak/FirebreakBreakGlass`,
      context: { 'aws:RequestedRegion': 'ap-south-1' },
      scps: [scp(ALL_ON)],
    },
    (action) => /^(ec2|iam|s3):/.test(action),
  );
  expect(decisions.ExplicitlyDenied).toEqual([]);
});

it('deny the root user every action of AWS', async () => {
  const decisions = await decideAll({ principal: `${ACCOUNT}:root`, scps: [scp({ ...OFF, rootUser: true })] });
  expect(decisions.Allowed).toEqual(['sts:GetCallerIdentity *']);
});
