import { ebsKeyPolicy } from '../../../../policies/aws/storage/ebs-key';
import { policyDocument, type PolicyDocument } from '../../../../policies/document';
import { decide, type Request } from '../../../support/simulate';

const MEMBER = '444444444444';
const FORENSIC = '222222222222';
const KEY = `arn:aws:kms:eu-west-1:${MEMBER}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const policy = ebsKeyPolicy({
  accountId: MEMBER,
  region: 'eu-west-1',
  forensicAccountId: FORENSIC,
  organizationId: 'o-exampleorg1',
});
const throughEc2 = { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' };
const NOTHING_OF_KMS = [policyDocument({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })];
const COPY = ['kms:DescribeKey', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'];

const asks = (action: string, request: Partial<Request>, resourcePolicy: PolicyDocument = policy) => {
  const { context, ...rest } = request;
  const principal = request.principal ?? `arn:aws:iam::${MEMBER}:role/workload`;
  const caller = { 'kms:CallerAccount': principal.split(':')[4] };
  return decide({ ...rest, principal, action, resource: KEY, resourcePolicy, context: { ...caller, ...context } });
};

/** The policy with each condition on this key taken out. */
function without(key: string): PolicyDocument {
  return JSON.parse(JSON.stringify(policy), (name, value) => (name === key ? undefined : value));
}

test('the document', () => {
  expect(policy).toMatchSnapshot();
});

test('in the forensic account, nobody else is let in', () => {
  const own = ebsKeyPolicy({
    accountId: FORENSIC,
    region: 'eu-west-1',
    forensicAccountId: FORENSIC,
    organizationId: 'o-exampleorg1',
  });
  expect(own.Statement.map((statement) => statement.Sid)).toEqual([
    'Administration',
    'PolicyAndAlias',
    'UseThroughEc2',
    'UseThroughIam',
    'GrantThroughIam',
  ]);
});

describe('the account itself', () => {
  const LAUNCH = ['kms:GenerateDataKeyWithoutPlaintext', 'kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey'];
  const roles = [
    'workload',
    'aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    'aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot',
  ];

  test.each(roles)('%s launches on encrypted volumes without any KMS permission', async (role) => {
    const principal = `arn:aws:iam::${MEMBER}:role/${role}`;
    for (const action of LAUNCH) {
      expect([
        action,
        await asks(action, { principal, identityPolicies: NOTHING_OF_KMS, context: throughEc2 }),
      ]).toEqual([action, 'Allowed']);
    }
  });

  test('without KMS permission, not past EC2; and not with a policy that only trusts IAM', async () => {
    const workload = { identityPolicies: NOTHING_OF_KMS };
    await expect(asks('kms:Decrypt', workload)).resolves.toBe('ImplicitlyDenied');
    const onlyIam = policyDocument(...policy.Statement.filter((statement) => statement.Sid !== 'UseThroughEc2'));
    await expect(asks('kms:Decrypt', { ...workload, context: throughEc2 }, onlyIam)).resolves.toBe('ImplicitlyDenied');
  });

  test('an administrator grants the key to AWS services, and to nobody else', async () => {
    const forAws = { context: { 'kms:GrantIsForAWSResource': 'true' } };
    await expect(asks('kms:CreateGrant', forAws)).resolves.toBe('Allowed');
    await expect(asks('kms:CreateGrant', {})).resolves.toBe('ImplicitlyDenied');
    await expect(asks('kms:CreateGrant', {}, without('kms:GrantIsForAWSResource'))).resolves.toBe('Allowed');
  });

  test.each(['kms:ScheduleKeyDeletion', 'kms:DisableKey'])(
    'not even its administrator or root may %s',
    async (action) => {
      for (const principal of [`arn:aws:iam::${MEMBER}:role/Admin`, `arn:aws:iam::${MEMBER}:root`]) {
        await expect(asks(action, { principal })).resolves.toBe('ImplicitlyDenied');
      }
      const usual = policyDocument({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${MEMBER}:root` },
        Action: 'kms:*',
        Resource: '*',
      });
      await expect(asks(action, {}, usual)).resolves.toBe('Allowed');
    },
  );
});

describe('copying snapshots', () => {
  const custodian = `arn:aws:iam::${FORENSIC}:role/firebreak/FirebreakEvidenceCustodian`;
  const grantsForAws = { ...throughEc2, 'kms:GrantIsForAWSResource': 'true' };

  test.each(COPY)('the forensic account may %s', async (action) => {
    await expect(asks(action, { principal: custodian, context: grantsForAws })).resolves.toBe('Allowed');
  });

  test.each(COPY)('another organisation may not %s; without the condition it could', async (action) => {
    const outsider = { principal: custodian, context: { ...grantsForAws, 'aws:PrincipalOrgID': 'o-someoneelse' } };
    await expect(asks(action, outsider)).resolves.toBe('ImplicitlyDenied');
    await expect(asks(action, outsider, without('aws:PrincipalOrgID'))).resolves.toBe('Allowed');
  });

  test.each(COPY)('another account of the organisation may not %s', async (action) => {
    const other = { principal: 'arn:aws:iam::555555555555:role/Admin', context: grantsForAws };
    await expect(asks(action, other)).resolves.toBe('ImplicitlyDenied');
  });

  test('the forensic account decrypts nothing itself, encrypts nothing and grants nothing to people', async () => {
    await expect(asks('kms:Decrypt', { principal: custodian })).resolves.toBe('ImplicitlyDenied');
    await expect(asks('kms:Encrypt', { principal: custodian, context: grantsForAws })).resolves.toBe(
      'ImplicitlyDenied',
    );
    await expect(asks('kms:CreateGrant', { principal: custodian, context: throughEc2 })).resolves.toBe(
      'ImplicitlyDenied',
    );
    const weak = without('kms:GrantIsForAWSResource');
    await expect(asks('kms:CreateGrant', { principal: custodian, context: throughEc2 }, weak)).resolves.toBe('Allowed');
  });
});
