import type { Random } from './random';

/** What a call asks and answers, but for what every record has. */
export interface Call {
  readonly service: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly data?: boolean;
  readonly request: object | null;
  readonly response: object | null;
  readonly resources?: readonly object[];
  readonly extra?: object;
}

type Make = (account: string, region: string, random: Random) => Call;

const BUCKETS = ['orders-exports', 'billing-invoices', 'search-index', 'ingest-raw', 'static-assets', 'app-backups'];

/** How often each is made, in parts of 1,000: an account with data events of some buckets and functions. */
const MIX: readonly (readonly [parts: number, make: Make])[] = [
  [230, (account, _region, random) => s3(account, random, 'GetObject', true)],
  [70, (account, _region, random) => s3(account, random, 'PutObject', false)],
  [30, (account, _region, random) => s3(account, random, 'HeadObject', true)],
  [130, assumeRole],
  [120, (account, region, random) => kms(account, region, random, 'Decrypt')],
  [50, (account, region, random) => kms(account, region, random, 'GenerateDataKey')],
  [60, () => describe('ec2', 'DescribeInstances', { instancesSet: {}, filterSet: {} })],
  [40, (_account, _region, random) => describe('ec2', 'DescribeNetworkInterfaces', filter(random))],
  [40, () => describe('monitoring', 'DescribeAlarms', { maxRecords: 100 })],
  [
    40,
    () => describe('elasticloadbalancing', 'DescribeTargetHealth', { targetGroupArn: 'arn:aws:elasticloadbalancing' }),
  ],
  [40, () => describe('autoscaling', 'DescribeAutoScalingGroups', { maxRecords: 100 })],
  [
    30,
    (_account, _region, random) =>
      write('logs', 'CreateLogStream', { logStreamName: `2026/11/20/[$LATEST]${random.hex(32)}` }),
  ],
  [
    30,
    (_account, _region, random) =>
      write('ssm', 'UpdateInstanceInformation', {
        instanceId: `i-0${random.hex(16)}`,
        agentVersion: '3.3.484.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        platformName: 'Amazon Linux',
        platformVersion: '2023',
      }),
  ],
  [
    20,
    (_account, _region, random) =>
      describe('secretsmanager', 'GetSecretValue', { secretId: `app/${random.pick(BUCKETS)}` }),
  ],
  [20, () => describe('ecr', 'GetAuthorizationToken', null)],
  [15, (_account, _region, random) => describe('dynamodb', 'DescribeTable', { tableName: random.pick(BUCKETS) })],
  [15, () => describe('iam', 'GetRole', { roleName: 'orders-1' })],
  [
    10,
    (_account, _region, random) =>
      write('lambda', 'UpdateFunctionCode20150331v2', { functionName: `fn-${random.below(50)}`, publish: false }),
  ],
  [6, runInstances],
  [
    4,
    (_account, _region, random) =>
      write('ec2', 'CreateTags', {
        resourcesSet: { items: [{ resourceId: `i-0${random.hex(16)}` }] },
        tagSet: { items: [{ key: 'Name', value: 'orders' }] },
      }),
  ],
];

const TOTAL = MIX.reduce((sum, [parts]) => sum + parts, 0);

/** A call as an ordinary day has them. */
export function someCall(account: string, region: string, random: Random): Call {
  let left = random.next() * TOTAL;
  for (const [parts, make] of MIX) {
    left -= parts;
    if (left < 0) return make(account, region, random);
  }
  throw new Error('the mix does not add up');
}

function s3(account: string, random: Random, name: string, readOnly: boolean): Call {
  const bucketName = `${random.skewed(BUCKETS)}-${account}`;
  const key = `${random.pick(['daily', 'hourly', 'tmp'])}/2026/11/${random.below(30)}/${random.hex(16)}.parquet`;
  return {
    service: 's3',
    name,
    readOnly,
    data: true,
    request: { bucketName, Host: `${bucketName}.s3.eu-west-1.amazonaws.com`, key },
    response: readOnly ? null : { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-version-id': random.id('', 32) },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucketName}/${key}` },
      { accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucketName}` },
    ],
    extra: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: readOnly ? 0 : random.below(5_000_000),
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': random.id('', 76),
      bytesTransferredOut: readOnly ? random.below(5_000_000) : 0,
    },
  };
}

function assumeRole(account: string, _region: string, random: Random): Call {
  const role = `orders-${random.below(40)}`;
  const id = random.id('AROA', 17);
  const session = `i-0${random.hex(16)}`;
  const roleArn = `arn:aws:iam::${account}:role/service/${role}`;
  return {
    service: 'sts',
    name: 'AssumeRole',
    readOnly: true,
    request: { roleArn, roleSessionName: session, durationSeconds: 3600 },
    response: {
      credentials: {
        accessKeyId: random.id('ASIA'),
        sessionToken: random.id('', 400),
        expiration: 'Nov 20, 2026, 8:14:37 PM',
      },
      assumedRoleUser: {
        assumedRoleId: `${id}:${session}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      },
    },
    resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: roleArn }],
  };
}

function kms(account: string, region: string, random: Random, name: string): Call {
  const key = `arn:aws:kms:${region}:${account}:key/${'0123456789'[random.below(10)] ?? ''}f6c1a2b-8d3e-4f5a-9b7c-1d2e3f4a5b6c`;
  return {
    service: 'kms',
    name,
    readOnly: true,
    request: {
      encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${random.skewed(BUCKETS)}-${account}` },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      keyId: key,
    },
    response: null,
    resources: [{ accountId: account, type: 'AWS::KMS::Key', ARN: key }],
  };
}

function describe(service: string, name: string, request: object | null): Call {
  return { service, name, readOnly: true, request, response: null };
}

function write(service: string, name: string, request: object): Call {
  return { service, name, readOnly: false, request, response: { _return: true } };
}

function filter(random: Random): object {
  const value = `eni-0${random.hex(16)}`;
  return { networkInterfaceIdSet: {}, filterSet: { items: [{ name: 'x', valueSet: { items: [{ value }] } }] } };
}

/** The longest of the usual records: several kilobytes. */
function runInstances(account: string, region: string, random: Random): Call {
  const items = Array.from({ length: 1 + random.below(4) }, () => ({
    instanceId: `i-0${random.hex(16)}`,
    imageId: 'ami-0abcdef1234567890',
    instanceState: { code: 0, name: 'pending' },
    privateDnsName: `ip-10-${random.below(64)}-${random.below(256)}-7.${region}.compute.internal`,
    instanceType: 'm6i.large',
    launchTime: 1_795_000_000_000,
    placement: { availabilityZone: `${region}a`, tenancy: 'default' },
    monitoring: { state: 'pending' },
    subnetId: `subnet-0${random.hex(16)}`,
    vpcId: 'vpc-0123456789abcdef0',
    groupSet: { items: [{ groupId: `sg-0${random.hex(16)}`, groupName: 'orders' }] },
    networkInterfaceSet: {
      items: [{ networkInterfaceId: `eni-0${random.hex(16)}`, ownerId: account, status: 'in-use' }],
    },
    iamInstanceProfile: { arn: `arn:aws:iam::${account}:instance-profile/orders`, id: random.id('AIPA', 17) },
    metadataOptions: { state: 'pending', httpTokens: 'required', httpPutResponseHopLimit: 2, httpEndpoint: 'enabled' },
  }));
  return {
    service: 'ec2',
    name: 'RunInstances',
    readOnly: false,
    request: { instancesSet: { items: items.map(({ imageId }) => ({ imageId, minCount: 1, maxCount: 1 })) } },
    response: {
      requestId: random.uuid(),
      reservationId: `r-0${random.hex(16)}`,
      ownerId: account,
      instancesSet: { items },
    },
  };
}
