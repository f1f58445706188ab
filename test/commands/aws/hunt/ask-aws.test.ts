import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { askAws } from '../../../../commands/aws/hunt/identities/ask-aws';
import { CONSEQUENTIAL } from '../../../../commands/aws/hunt/identities/reach';
import type { Suspect } from '../../../../commands/aws/hunt/suspect';
import { heldLines, reachLines } from '../../../../commands/hunt/print-accounts';
import { incidentSchema } from '../../../../stacks/incident/schema';
import { testEstate } from '../../../support/estate';

const ACCOUNT = '444444444444';
const config = { region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } };
const suspect = (name: string): Suspect => ({
  account: ACCOUNT,
  kind: 'user',
  name,
  principal: name,
  label: `user ${name}`,
  depth: 0,
});
const allow = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const incident = {
  ...incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:10:00Z',
    expires: '2026-11-21T18:04:00Z',
    aws: [{ account: ACCOUNT, users: [{ name: 'ci-deploy' }] }],
  }),
  iam: {
    version: 1 as const,
    incident: 'INC-42',
    at: '2026-11-20T18:05:00Z',
    accounts: {
      [ACCOUNT]: {
        users: [
          {
            name: 'ci-deploy',
            inlinePolicies: [{ name: 'own', document: allow('s3:*') }],
            attachedPolicies: ['arn:aws:iam::444444444444:policy/team', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
            groups: [
              { name: 'g', inlinePolicies: [{ name: 'of-group', document: allow('iam:*') }], attachedPolicies: [] },
            ],
            permissionsBoundary: 'arn:aws:iam::444444444444:policy/boundary',
          },
        ],
        roles: [],
        policies: [
          { arn: 'arn:aws:iam::444444444444:policy/team', document: allow('ec2:*') },
          { arn: 'arn:aws:iam::444444444444:policy/boundary', document: allow('*') },
        ],
        unread: [],
      },
    },
  },
};

const REPORT = [
  'user,arn,password_enabled,mfa_active,access_key_1_active,access_key_2_active,password_last_used',
  '<root_account>,arn:aws:iam::444444444444:root,not_supported,false,true,false,2026-11-20T03:00:00+00:00',
  'ci-deploy,arn:aws:iam::444444444444:user/ci-deploy,false,false,true,false,N/A',
].join('\n');

/** IAM of the account: each command by its name. */
const ANSWERS: Readonly<Record<string, (input: any) => unknown>> = {
  GenerateCredentialReportCommand: () => ({ State: 'COMPLETE' }),
  GetCredentialReportCommand: () => ({ Content: Buffer.from(REPORT), GeneratedTime: new Date('2026-11-20T17:00:00Z') }),
  GetUserCommand: ({ UserName }) => {
    if (UserName === 'gone') throw Object.assign(new Error('no such user'), { name: 'NoSuchEntityException' });
    return { User: { UserName, Arn: `arn:aws:iam::444444444444:user/p/${UserName}` } };
  },
  ListAccessKeysCommand: () => ({
    AccessKeyMetadata: [{ AccessKeyId: 'AKIAONE', Status: 'Active', CreateDate: new Date('2026-11-01T00:00:00Z') }],
  }),
  GetAccessKeyLastUsedCommand: () => ({
    AccessKeyLastUsed: { LastUsedDate: new Date('2026-11-20T02:00:00Z'), ServiceName: 's3' },
  }),
  GetLoginProfileCommand: () => {
    throw Object.assign(new Error('none'), { name: 'NoSuchEntityException' });
  },
  GetPolicyCommand: () => ({ Policy: { DefaultVersionId: 'v7' } }),
  GetPolicyVersionCommand: () => ({
    PolicyVersion: { Document: encodeURIComponent(JSON.stringify(allow('s3:Get*'))) },
  }),
  SimulateCustomPolicyCommand: () => ({
    EvaluationResults: [
      { EvalActionName: 's3:GetObject', EvalDecision: 'allowed' },
      { EvalActionName: 'iam:CreateUser', EvalDecision: 'implicitDeny' },
    ],
  }),
  SimulatePrincipalPolicyCommand: () => ({ EvaluationResults: [] }),
};

function clients(refused: readonly string[] = []) {
  const sent: { name: string; input: any }[] = [];
  const iam = new IAMClient(config);
  iam.send = ((command: any) => {
    const { name } = command.constructor;
    sent.push({ name, input: command.input });
    if (refused.includes(name)) return Promise.reject(new Error('AccessDenied'));
    try {
      return Promise.resolve(ANSWERS[name]?.(command.input) ?? {});
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }) as any;
  const ec2 = new EC2Client(config);
  ec2.send = (() =>
    Promise.resolve({
      Tags: [{ ResourceType: 'instance', ResourceId: 'i-1', Key: 'env', Value: 'prod' }],
    })) as any;
  return { sent, access: { as: () => Promise.resolve({ iam: () => iam, ec2: () => ec2 } as any) } };
}

test('reach is asked of the policies from before containment, of actions and not of patterns', async () => {
  const { sent, access } = clients();
  const { reach, unanswered } = await askAws([suspect('ci-deploy')], incident, access, testEstate());
  expect(unanswered).toEqual([]);
  const { input } = sent.find(({ name }) => name === 'SimulateCustomPolicyCommand') ?? {};
  expect(input.PolicyInputList.map((text: string) => JSON.parse(text).Statement[0].Action)).toEqual([
    's3:*',
    'iam:*',
    'ec2:*',
    's3:Get*',
  ]);
  expect(input.PermissionsBoundaryPolicyInputList).toEqual([JSON.stringify(allow('*'))]);
  expect(input.ActionNames).toEqual(CONSEQUENTIAL);
  expect(CONSEQUENTIAL.filter((action) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action))).toEqual([]);
  expect(reach).toEqual([
    {
      account: ACCOUNT,
      principal: 'user ci-deploy',
      policies: 'recorded',
      allowed: ['s3:GetObject'],
      asked: CONSEQUENTIAL.length,
    },
  ]);
  expect(reachLines(reach, (id) => id)[0]).toContain('before containment: 1 of');
  expect(sent.map(({ name }) => name)).not.toContain('SimulatePrincipalPolicyCommand');
});

test('of a principal that nobody recorded, IAM is asked as it is now, by its whole ARN', async () => {
  const { sent, access } = clients();
  const { reach } = await askAws([suspect('backdoor')], incident, access, testEstate());
  const { input } = sent.find(({ name }) => name === 'SimulatePrincipalPolicyCommand') ?? {};
  expect(input.PolicySourceArn).toBe('arn:aws:iam::444444444444:user/p/backdoor');
  expect(reach[0]).toMatchObject({ policies: 'live', allowed: [] });
});

test('credentials are those of now, with the line of the report; users that are gone have none', async () => {
  const { access } = clients();
  const { keys, resources } = await askAws([suspect('ci-deploy'), suspect('gone')], incident, access, testEstate());
  expect(heldLines(keys, (id) => id)).toEqual([
    'root user of 444444444444: MFA false; keys active true/false; password used 2026-11-20T03:00:00+00:00',
    'user ci-deploy of 444444444444: no password; 0 MFA devices; AKIAONE Active, made 2026-11-01T00:00:00.000Z, used 2026-11-20T02:00:00.000Z (s3)',
  ]);
  expect(resources.map(({ region, tag }) => [region, tag])).toEqual([
    ['eu-west-1', 'env=prod'],
    ['us-east-1', 'env=prod'],
  ]);
});

test('what is refused is named', async () => {
  const { access } = clients([
    'GenerateCredentialReportCommand',
    'SimulateCustomPolicyCommand',
    'ListMFADevicesCommand',
  ]);
  const { unanswered } = await askAws([suspect('ci-deploy')], incident, access, testEstate());
  expect(unanswered).toEqual([
    expect.stringMatching(/^payments \(444444444444\): the credential report: AccessDenied/),
    expect.stringMatching(/reach of user ci-deploy: .*AccessDenied/),
    expect.stringMatching(/user ci-deploy: MFA devices: .*AccessDenied/),
  ]);
  const nobody = { as: () => Promise.reject(new Error('the token has expired')) };
  const { unanswered: none, keys } = await askAws([suspect('ci-deploy')], incident, nobody, testEstate());
  expect(none).toEqual(['payments (444444444444): signing in as investigator: Error: the token has expired']);
  expect(keys).toEqual([]);
});
