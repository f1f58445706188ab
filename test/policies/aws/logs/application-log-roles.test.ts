import {
  bucketWriterPolicy,
  bucketWriterTrust,
  streamFeederPolicy,
  streamFeederTrust,
} from '../../../../policies/aws/logs/application-log-roles';
import { landingBucketPolicy } from '../../../../policies/aws/logs/landing-bucket';
import { LOG_DELIVERY_ROLE, PREFIX } from '../../../../policies/aws/logs/log-delivery';
import { policyDocument } from '../../../../policies/document';
import { decide } from '../../../support/simulate';

const FORENSIC = '222222222222';
const bucket = 'acme-firebreak-landing-222222222222';
const writer = bucketWriterPolicy({
  bucket,
  prefix: PREFIX.applicationLogs,
  errorLogGroupArn: `arn:aws:logs:us-east-1:${FORENSIC}:log-group:/firebreak/application-logs-delivery`,
});

test('the documents', () => {
  expect({
    feederTrust: streamFeederTrust({ region: 'us-east-1' }),
    feeder: streamFeederPolicy({ streamArn: `arn:aws:firehose:us-east-1:${FORENSIC}:deliverystream/firebreak` }),
    writerTrust: bucketWriterTrust({ accountId: FORENSIC }),
    writer,
  }).toMatchSnapshot();
});

describe('Firehose', () => {
  const principal = `arn:aws:iam::${FORENSIC}:role/firebreak/${LOG_DELIVERY_ROLE}-us-east-1`;
  const landing = landingBucketPolicy({
    bucket,
    region: 'eu-west-1',
    organizationId: 'o-exampleorg1',
    accountId: FORENSIC,
    evidenceBucket: 'acme-firebreak-evidence-222222222222',
    readers: [],
    administrators: [],
    deliveryRoles: [principal],
  });
  const puts = (key: string) =>
    decide({
      principal,
      action: 's3:PutObject',
      resource: `arn:aws:s3:::${bucket}/${key}`,
      resourceAccount: FORENSIC,
      identityPolicies: [writer],
      resourcePolicy: landing,
      context: { 's3:TlsVersion': '1.3' },
    });

  test('delivers through the landing bucket policy, what failed as well', async () => {
    await expect(puts('application-logs/region=us-east-1/year=2026/x.json.gz')).resolves.toBe('Allowed');
    await expect(puts('application-logs/failed/region=us-east-1/processing-failed/x')).resolves.toBe('Allowed');
  });

  test('writes nowhere else', async () => {
    await expect(puts('AWSLogs/444444444444/Config/x')).resolves.toBe('ImplicitlyDenied');
  });

  test.each(['s3:GetObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl'])(
    'may not %s',
    async (action) => {
      const resource = `arn:aws:s3:::${bucket}/application-logs/region=us-east-1/year=2026/x.json.gz`;
      const request = { principal, action, resource, resourceAccount: FORENSIC };
      await expect(decide({ ...request, identityPolicies: [writer] })).resolves.toBe('ImplicitlyDenied');
      const weak = policyDocument(...writer.Statement.map((statement) => ({ ...statement, Action: 's3:*' })));
      await expect(decide({ ...request, identityPolicies: [weak] })).resolves.toBe('Allowed');
    },
  );
});

test('Firehose of another account, confused by its owner, cannot take the writer role', async () => {
  const assume = (externalId: string) =>
    decide({
      principal: 'firehose.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::${FORENSIC}:role/firebreak/${LOG_DELIVERY_ROLE}-us-east-1`,
      resourcePolicy: bucketWriterTrust({ accountId: FORENSIC }),
      context: { 'sts:ExternalId': externalId },
    });
  await expect(assume(FORENSIC)).resolves.toBe('Allowed');
  await expect(assume('999999999999')).resolves.toBe('ImplicitlyDenied');
});
