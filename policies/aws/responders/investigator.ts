import { policyDocument, type PolicyDocument, type Statement } from '../../document';

export interface InvestigatorInput {
  readonly forensicAccountId: string;
  readonly evidenceBucket: string;
  /** Names, or patterns of names, of the landing buckets: access logs of the evidence bucket stay there. */
  readonly landingBuckets: readonly string[];
  readonly queryResultsBucket: string;
  /** Bucket of an organisation trail that Firebreak leaves alone, in whatever account. @default - none */
  readonly trailBucket?: string;
}

/**
 * Reads logs and configuration in every account, and evidence in the forensic account; both the permissions and the
 * boundary of the role.
 *
 * A list of its own, because `ReadOnlyAccess` reads data as well: objects, items, messages, parameters. What it cannot
 * avoid to show, since attackers hide there: user data of instances, environment variables of functions, output of SSM
 * commands and of logs.
 */
export function investigatorPermissions(input: InvestigatorInput): PolicyDocument {
  return policyDocument(
    { Sid: 'ReadConfigurationAndLogs', Effect: 'Allow', Action: READ, Resource: '*' },
    ...inForensicAccount(input),
    ...(input.trailBucket ? readTrail(input.forensicAccountId, input.trailBucket) : []),
  );
}

const READ = [
  'access-analyzer:Get*',
  'access-analyzer:List*',
  'account:GetAlternateContact',
  'autoscaling:Describe*',
  'cloudfront:GetDistributionConfig',
  'cloudfront:ListDistributions',
  'cloudtrail:DescribeTrails',
  'cloudtrail:Get*',
  'cloudtrail:List*',
  'cloudtrail:LookupEvents',
  'detective:Get*',
  'detective:List*',
  'detective:SearchGraph',
  'ec2:Describe*',
  'ec2:GetConsoleOutput',
  'ec2:GetConsoleScreenshot',
  'ec2:GetEbsDefaultKmsKeyId',
  'ec2:GetEbsEncryptionByDefault',
  'ec2:GetSnapshotBlockPublicAccessState',
  'elasticloadbalancing:Describe*',
  'events:Describe*',
  'events:List*',
  'guardduty:Describe*',
  'guardduty:Get*',
  'guardduty:List*',
  'iam:GenerateCredentialReport',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:Get*',
  'iam:List*',
  'iam:SimulateCustomPolicy',
  'iam:SimulatePrincipalPolicy',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:List*',
  // Not GetFunction and GetLayerVersion, which hand out the code.
  'lambda:GetAlias',
  'lambda:GetEventSourceMapping',
  'lambda:GetFunctionConcurrency',
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunctionUrlConfig',
  'lambda:GetPolicy',
  'lambda:List*',
  'logs:Describe*',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetQueryResults',
  'logs:StartQuery',
  'logs:StopQuery',
  'organizations:Describe*',
  'organizations:List*',
  'rds:Describe*',
  'rds:ListTagsForResource',
  'route53resolver:Get*',
  'route53resolver:List*',
  's3:GetAccountPublicAccessBlock',
  's3:GetBucket*',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListAllMyBuckets',
  'securityhub:BatchGet*',
  'securityhub:Describe*',
  'securityhub:Get*',
  'securityhub:List*',
  'sns:ListSubscriptionsByTopic', // who is told of an alarm
  'ssm:Describe*',
  'ssm:GetAutomationExecution',
  'ssm:GetCommandInvocation',
  'ssm:GetDocument',
  'ssm:List*',
  'tag:Get*',
];

/** Queries, evidence and copied snapshots. The results bucket is the one thing an investigator writes to. */
function inForensicAccount(input: InvestigatorInput): Statement[] {
  const { forensicAccountId, evidenceBucket, landingBuckets, queryResultsBucket } = input;
  const Condition = { StringEquals: { 'aws:PrincipalAccount': forensicAccountId } };
  const results = `arn:aws:s3:::${queryResultsBucket}`;
  const logs = [evidenceBucket, ...landingBuckets].map((name) => `arn:aws:s3:::${name}`);
  return [
    {
      Sid: 'ReadEvidence',
      Effect: 'Allow',
      Action: ['s3:GetObject*', 's3:ListBucket', 's3:ListBucketVersions'],
      Resource: logs.flatMap((arn) => [arn, `${arn}/*`]),
      Condition,
    },
    {
      Sid: 'ReadSnapshotCopies',
      Effect: 'Allow',
      Action: ['ebs:GetSnapshotBlock', 'ebs:ListChangedBlocks', 'ebs:ListSnapshotBlocks'],
      Resource: '*',
      Condition,
    },
    {
      Sid: 'Query',
      Effect: 'Allow',
      Action: [
        'athena:BatchGet*',
        'athena:Get*Quer*',
        'athena:GetPreparedStatement',
        'athena:GetWorkGroup',
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
      ],
      Resource: `arn:aws:athena:*:${forensicAccountId}:workgroup/firebreak*`,
      Condition,
    },
    {
      Sid: 'ReadTables',
      Effect: 'Allow',
      Action: [
        'athena:GetDataCatalog',
        'athena:GetDatabase',
        'athena:GetTableMetadata',
        'athena:List*',
        'glue:GetDatabase*',
        'glue:GetPartition*',
        'glue:GetTable*',
      ],
      Resource: '*',
      Condition,
    },
    {
      Sid: 'KeepResults',
      Effect: 'Allow',
      Action: [
        's3:AbortMultipartUpload',
        's3:GetObject',
        's3:ListBucket*',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
      Resource: [results, `${results}/*`],
      Condition,
    },
    {
      Sid: 'UseFirebreakKeys',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: `arn:aws:kms:*:${forensicAccountId}:key/*`,
      Condition: { ...Condition, 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/firebreak/*' } },
    },
  ];
}

/** The bucket and its key are someone else's: their policies must let the investigator in as well. */
function readTrail(forensicAccountId: string, bucket: string): Statement[] {
  const arns = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const StringEquals = { 'aws:PrincipalAccount': forensicAccountId };
  return [
    {
      Sid: 'ReadTrail',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: arns,
      Condition: { StringEquals },
    },
    {
      Sid: 'DecryptTrail',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        StringEquals,
        StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' },
      },
    },
  ];
}
