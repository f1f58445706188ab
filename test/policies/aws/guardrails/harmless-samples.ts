import { calls, signIn, type Sample } from './tamper-samples';

/** Looks like tampering, and is none: `[what, detail, envelope]`. */
export const HARMLESS: readonly Sample[] = [
  ...calls('reading the trail', 'cloudtrail', 'GetTrailStatus LookupEvents StartLogging CreateTrail'),
  ...calls('the same call of another service', 'example', 'StopLogging DeleteDetector DeleteRole'),
  ...calls('an event that somebody made up', 'cloudtrail', 'StopLogging', {}, { source: 'aws-imposter' }),
  ...calls('a bucket of somebody else', 's3', 'PutBucketPolicy DeleteBucket', {
    bucketName: 'acme-firebreak-evidence-2222',
  }),
  ...calls('delivery of evidence', 's3', 'PutObject GetObject', { bucketName: 'acme-firebreak-evidence-222222222222' }),
  ...calls('a lock file of Terraform', 's3', 'DeleteObject', { bucketName: 'acme-firebreak-state-222222222222' }),
  ...calls('a key policy in a workload account', 'kms', 'PutKeyPolicy', { keyId: 'arn:aws:kms:x' }),
  ...calls('an alias of a workload', 'kms', 'UpdateAlias', { aliasName: 'alias/firebreaker' }),
  ...calls('a role of a workload', 'iam', 'DeleteRole PutRolePolicy', { roleName: 'app' }),
  ...calls('a policy of a workload', 'iam', 'DeletePolicy', {
    policyArn: 'arn:aws:iam::444444444444:policy/firebreaker',
  }),
  ...calls('a new account, set up by StackSets', 'iam', 'PutRolePolicy AttachRolePolicy', {
    roleName: 'FirebreakResponder',
  }).map(byStackSets),
  ...calls('a new account, set up by StackSets', 'events', 'PutRule', { name: 'firebreak-trail' }).map(byStackSets),
  ...calls('a new account, set up by StackSets', 'config', 'PutConfigurationRecorder').map(byStackSets),
  ...calls('the responder role', 'sts', 'AssumeRole', {
    roleArn: 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder',
  }),
  ...calls('a role named like break-glass', 'sts', 'AssumeRole', {
    roleArn: 'arn:aws:iam::444444444444:role/FirebreakBreakGlass',
  }),
  [
    'a person who signs in',
    { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', userIdentity: { type: 'IAMUser' } },
    signIn,
  ],
  ...calls('the organisation, read', 'organizations', 'ListPolicies DescribePolicy CreatePolicy'),
  ...calls('another StackSet', 'cloudformation', 'DeleteStackSet', { stackSetName: 'baseline' }),
  ...calls('another rule', 'events', 'DeleteRule PutRule', { name: 'nightly' }),
  ...calls('the default bus of an account', 'events', 'PutPermission', { statementId: 'x' }),
  ...calls('another topic', 'sns', 'DeleteTopic', {
    topicArn: 'arn:aws:sns:eu-west-1:333333333333:firebreak-alarms-old',
  }),
  ...calls('another log group', 'logs', 'DeleteLogGroup', { logGroupName: '/aws/lambda/app' }),
  ...calls('another alarm', 'monitoring', 'DeleteAlarms', { alarmNames: ['cpu'] }),
  [
    'a stack instance that succeeded',
    {
      eventName: undefined,
      'stack-set-arn': 'arn:aws:cloudformation:eu-west-1:111111111111:stackset/firebreak-tamper-forwarding:0a1b',
      'status-details': { status: 'CURRENT', 'detailed-status': 'SUCCEEDED' },
    },
    { source: 'aws.cloudformation', 'detail-type': 'CloudFormation StackSet StackInstance Status Change' },
  ],
];

function byStackSets([what, detail, envelope]: Sample): Sample {
  return [
    what,
    { ...detail, userIdentity: { sessionContext: { sessionIssuer: { userName: 'stacksets-exec-0a1b' } } } },
    envelope,
  ];
}
