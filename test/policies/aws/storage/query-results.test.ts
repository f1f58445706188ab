import { queryResultsBucketPolicy, queryResultsKeyPolicy } from '../../../../policies/aws/storage/query-results';
import { policyDocument } from '../../../../policies/document';
import { decide } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const accountId = '222222222222';
const bucket = 'acme-firebreak-queries-222222222222';
const investigator = `arn:aws:iam::${accountId}:role/firebreak/FirebreakInvestigator`;
const deployment = `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`;
const admin = `arn:aws:iam::${accountId}:role/Admin`;
const input = {
  accountId,
  region: 'eu-west-1',
  organizationId: 'o-exampleorg1',
  bucket,
  investigator,
  administrators: [deployment],
};
const bucketPolicy = queryResultsBucketPolicy(input);
const keyPolicy = queryResultsKeyPolicy(input);

const key = `arn:aws:kms:eu-west-1:${accountId}:key/11111111-2222-3333-4444-555555555555`;
const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:CallerAccount': accountId };

test('the policies', () => {
  expect({ bucketPolicy, keyPolicy }).toMatchSnapshot();
});

test.each(['Decrypt', 'GenerateDataKey'])('only the investigator, through S3, can %s results', async (name) => {
  const use = (principal: string, context: Record<string, string> = throughS3, resourcePolicy = keyPolicy) =>
    decide({ principal, action: `kms:${name}`, resource: key, resourcePolicy, context });
  expect(await use(investigator)).toBe('Allowed');
  expect(await use(investigator, { 'kms:CallerAccount': accountId })).toBe('ImplicitlyDenied');
  const weak = withoutConditions(keyPolicy);
  for (const principal of [admin, deployment, `${investigator}2`]) {
    expect(await use(principal)).toBe('ImplicitlyDenied');
    expect(await use(principal, throughS3, weak)).toBe('Allowed');
  }
});

test('results are read over TLS and from within the organisation only', async () => {
  const get = (principal: string, context: Record<string, string>, resourcePolicy = bucketPolicy) =>
    decide({
      principal,
      action: 's3:GetObject',
      resource: `arn:aws:s3:::${bucket}/x`,
      resourceAccount: accountId,
      resourcePolicy,
      context,
    });
  const tls = { 's3:TlsVersion': '1.3' };
  expect(await get(investigator, tls)).toBe('Allowed');
  expect(await get(investigator, { ...tls, 'aws:SecureTransport': 'false' })).toBe('ExplicitlyDenied');
  const outsider = { ...tls, 'aws:PrincipalOrgID': 'o-attacker000' };
  expect(await get(admin, outsider)).toBe('ExplicitlyDenied');
  const weak = policyDocument(...bucketPolicy.Statement.filter(({ Sid }) => Sid !== 'DenyOutsiders'));
  expect(await get(admin, outsider, weak)).toBe('Allowed');
});
