/**
 * Events as EventBridge delivers them, one or more of every kind of tampering: `[kind, changes]`, where the changes are put
 * over a call by an administrator's role in account 444444444444. Request parameters have the shape of CloudTrail's records.
 */
export type Sample = readonly [
  id: string,
  detail: Readonly<Record<string, any>>,
  envelope?: Readonly<Record<string, any>>,
];

const bus = 'arn:aws:events:eu-west-1:333333333333:event-bus/firebreak-alarms';
const topic = 'arn:aws:sns:eu-west-1:333333333333:firebreak-alarms';
export const signIn = { 'detail-type': 'AWS Console Sign In via CloudTrail' };
const core = { account: '222222222222' };

/** The same request parameters for several calls of one service. */
export function calls(
  id: string,
  service: string,
  names: string,
  requestParameters: object = {},
  envelope = {},
): Sample[] {
  return names
    .split(' ')
    .map(
      (eventName) => [id, { eventSource: `${service}.amazonaws.com`, eventName, requestParameters }, envelope] as const,
    );
}

export const SAMPLES: readonly Sample[] = [
  ...calls('trail', 'cloudtrail', 'StopLogging DeleteTrail UpdateTrail', { name: 'firebreak' }),
  ...calls('trail', 'cloudtrail', 'PutEventSelectors PutInsightSelectors', { trailName: 'firebreak' }),
  ...calls('trail', 'cloudtrail', 'DeregisterOrganizationDelegatedAdmin', { delegatedAdminAccountId: '333333333333' }),
  ...calls(
    'guardduty',
    'guardduty',
    'DeleteDetector UpdateDetector StopMonitoringMembers DisassociateMembers DeleteMembers UpdateMemberDetectors ' +
      'DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisableOrganizationAdminAccount ' +
      'UpdateOrganizationConfiguration CreateFilter UpdateFilter CreateIPSet UpdateIPSet CreateTrustedEntitySet ' +
      'UpdateTrustedEntitySet UpdatePublishingDestination DeletePublishingDestination DeleteThreatIntelSet',
    { detectorId: 'c0ffee' },
  ),
  ...calls(
    'securityhub',
    'securityhub',
    'DisableSecurityHub BatchDisableStandards DisassociateMembers DeleteMembers DisassociateFromAdministratorAccount ' +
      'DisassociateFromMasterAccount DisableOrganizationAdminAccount UpdateOrganizationConfiguration ' +
      'DeleteFindingAggregator DisableImportFindingsForProduct DeleteConfigurationPolicy ' +
      'StartConfigurationPolicyDisassociation UpdateConfigurationPolicy StartConfigurationPolicyAssociation ' +
      'CreateAutomationRule CreateAutomationRuleV2',
  ),
  ...calls(
    'detective',
    'detective',
    'DeleteGraph DeleteMembers DisassociateMembership DisableOrganizationAdminAccount UpdateOrganizationConfiguration',
  ),
  ...calls('access-analyzer', 'access-analyzer', 'UpdateAnalyzer DeleteAnalyzer CreateArchiveRule UpdateArchiveRule', {
    analyzerName: 'firebreak',
  }),
  ...calls(
    'config-stopped',
    'config',
    'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel DisassociateResourceTypes',
  ),
  ...calls('config-changed', 'config', 'PutConfigurationRecorder PutDeliveryChannel'),
  ...calls('flow-logs', 'ec2', 'DeleteFlowLogs', { DeleteFlowLogsRequest: { FlowLogId: { content: 'fl-1', tag: 1 } } }),
  ...calls('resolver', 'route53resolver', 'DisassociateResolverQueryLogConfig DeleteResolverQueryLogConfig'),
  ...calls('resolver', 'route53resolver', 'DisassociateFirewallRuleGroup DeleteFirewallRuleGroup UpdateFirewallConfig'),

  ...calls(
    'evidence-bucket',
    's3',
    'PutBucketPolicy DeleteBucketPolicy PutBucketVersioning PutBucketObjectLockConfiguration',
    {
      bucketName: 'acme-firebreak-evidence-222222222222',
    },
  ),
  ...calls(
    'evidence-bucket',
    's3',
    'PutBucketLifecycle DeleteBucketLifecycle PutBucketReplication DeleteBucketReplication',
    {
      bucketName: 'acme-firebreak-landing-222222222222',
    },
  ),
  ...calls('evidence-bucket', 's3', 'PutBucketEncryption DeleteBucketPublicAccessBlock DeleteBucket', {
    bucketName: 'acme-firebreak-state-222222222222',
  }),
  ...calls('evidence-bucket', 's3', 'PutObjectLockConfiguration PauseReplication', {
    bucketName: 'acme-firebreak-evidence-222222222222',
  }),
  ...calls('evidence-objects', 's3', 'DeleteObject DeleteObjects UpdateObjectEncryption', {
    bucketName: 'acme-firebreak-evidence-222222222222',
    key: 'AWSLogs/x',
  }),
  ...calls('keys-disabled', 'kms', 'DisableKey ScheduleKeyDeletion DeleteImportedKeyMaterial', {
    keyId: 'arn:aws:kms:x',
  }),
  ...calls('key-policy', 'kms', 'PutKeyPolicy DisableKeyRotation', { keyId: 'arn:aws:kms:x' }, core),
  ...calls('key-alias', 'kms', 'UpdateAlias DeleteAlias', { aliasName: 'alias/firebreak/evidence' }),
  ...calls('log-delivery', 'logs', 'DeleteAccountPolicy', { policyName: 'firebreak-application-logs' }),
  ...calls('log-delivery', 'logs', 'DeleteSubscriptionFilter', {
    filterName: 'firebreak',
    logGroupName: '/aws/lambda/app',
  }),
  ...calls('log-delivery', 'logs', 'DeleteDestination PutDestinationPolicy', {
    destinationName: 'firebreak-application-logs',
  }),
  ...calls('log-delivery', 'logs', 'DeleteLogGroup DeleteLogStream', { logGroupName: '/firebreak/session-manager' }),
  ...calls('log-delivery', 'logs', 'PutRetentionPolicy', { logGroupName: 'firebreak/organization-trail' }),
  ...calls('log-stream', 'firehose', 'DeleteDeliveryStream UpdateDestination StopDeliveryStreamEncryption', {
    deliveryStreamName: 'firebreak-application-logs',
  }),
  ...calls('session-logs', 'ssm', 'UpdateDocument UpdateDocumentDefaultVersion DeleteDocument', {
    name: 'SSM-SessionManagerRunShell',
  }),
  [
    'config-delivery-failed',
    { eventName: undefined, messageType: 'ConfigurationSnapshotDeliveryFailed' },
    { source: 'aws.config', 'detail-type': 'Config Configuration Snapshot Delivery Status' },
  ],
  [
    'config-delivery-failed',
    { eventName: undefined, messageType: 'ConfigurationHistoryDeliveryFailed' },
    { source: 'aws.config', 'detail-type': 'Config Configuration History Delivery Status' },
  ],

  ...calls(
    'sign-in-changed',
    'iam',
    'CreateUser DeleteUser CreateAccessKey CreateLoginProfile UpdateLoginProfile EnableMFADevice DeactivateMFADevice ' +
      'AttachUserPolicy PutUserPolicy AddUserToGroup CreateSAMLProvider UpdateSAMLProvider CreateOpenIDConnectProvider',
    { userName: 'asha' },
    { account: '333333333333' },
  ),
  ...calls('roles-weakened', 'iam', 'DeleteRole DeleteRolePolicy DetachRolePolicy DeleteRolePermissionsBoundary', {
    roleName: 'FirebreakResponder',
  }),
  ...calls('roles-changed', 'iam', 'UpdateAssumeRolePolicy UpdateRole PutRolePolicy AttachRolePolicy', {
    roleName: 'OrganizationAccountAccessRole',
  }),
  ...calls('roles-changed', 'iam', 'PutRolePermissionsBoundary', { roleName: 'FirebreakTamperForwarding-eu-west-1' }),
  ...calls('role-policies', 'iam', 'CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion DeletePolicy', {
    policyArn: 'arn:aws:iam::444444444444:policy/firebreak/boundary',
  }),
  ...calls('break-glass', 'sts', 'AssumeRole', {
    roleArn: 'arn:aws:iam::444444444444:role/firebreak/FirebreakBreakGlass',
  }),
  [
    'break-glass-console',
    {
      eventSource: 'signin.amazonaws.com',
      eventName: 'SwitchRole',
      userIdentity: { arn: 'arn:aws:sts::444444444444:assumed-role/FirebreakBreakGlass/asha' },
    },
    signIn,
  ],
  ...['ConsoleLogin', 'PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'PasswordUpdated', 'EmailUpdated'].map(
    (eventName): Sample => [
      'root-sign-in',
      { eventSource: 'signin.amazonaws.com', eventName, userIdentity: { type: 'Root', accountId: '444444444444' } },
      signIn,
    ],
  ),
  ...calls('root-session', 'sts', 'AssumeRoot', { targetPrincipal: '444444444444' }),

  ...calls(
    'organization-accounts',
    'organizations',
    'LeaveOrganization AcceptHandshake CloseAccount RemoveAccountFromOrganization MoveAccount DeleteOrganization',
    { accountId: '444444444444' },
  ),
  ...calls(
    'organization-policies',
    'organizations',
    'AttachPolicy DetachPolicy UpdatePolicy DeletePolicy DisablePolicyType PutResourcePolicy DeleteResourcePolicy ' +
      'DeregisterDelegatedAdministrator DisableAWSServiceAccess',
    { policyId: 'p-12345678' },
  ),
  ...calls(
    'account-settings',
    'ec2',
    'DisableEbsEncryptionByDefault ModifyEbsDefaultKmsKeyId ResetEbsDefaultKmsKeyId DisableSnapshotBlockPublicAccess ' +
      'DisableImageBlockPublicAccess EnableSerialConsoleAccess',
  ),
  ...calls('public-buckets', 's3', 'PutAccountPublicAccessBlock DeleteAccountPublicAccessBlock'),
  ...calls('account', 'account', 'CloseAccount DeleteAlternateContact EnableRegion DisableRegion'),
  ...calls('stack-sets', 'cloudformation', 'DeleteStackSet UpdateStackSet DeleteStackInstances UpdateStackInstances', {
    stackSetName: 'firebreak-tamper-forwarding',
  }),
  ...calls('stack-sets', 'cloudformation', 'DeactivateOrganizationsAccess'),
  ...calls('stacks', 'cloudformation', 'DeleteStack', { stackName: 'StackSet-firebreak-tamper-forwarding-0a1b' }),
  ...calls(
    'stacks-changed',
    'cloudformation',
    'UpdateStack CreateChangeSet ExecuteChangeSet UpdateTerminationProtection',
    { stackName: 'arn:aws:cloudformation:eu-west-1:444444444444:stack/StackSet-firebreak-tamper-forwarding-0a1b/0a1b' },
  ),
  ...['FAILED', 'INOPERABLE'].map((status): Sample => [
    'stack-instance-failed',
    {
      eventName: undefined,
      'stack-set-arn': 'arn:aws:cloudformation:eu-west-1:111111111111:stackset/firebreak-tamper-forwarding:0a1b',
      'stack-id': 'arn:aws:cloudformation:eu-west-1:444444444444:stack/StackSet-firebreak-tamper-forwarding-1/1',
      'status-details': { status: 'OUTDATED', 'detailed-status': status },
    },
    { source: 'aws.cloudformation', 'detail-type': 'CloudFormation StackSet StackInstance Status Change' },
  ]),

  ...calls('alarm-rules-removed', 'events', 'DeleteRule DisableRule', { name: 'firebreak-trail' }),
  ...calls('alarm-rules-removed', 'events', 'RemoveTargets', { rule: 'firebreak-trail', ids: ['alarm-bus'] }),
  ...calls('alarm-bus', 'events', 'DeleteEventBus UpdateEventBus', { name: 'firebreak-alarms' }, core),
  ...calls('alarm-bus', 'events', 'PutPermission RemovePermission', { eventBusName: bus }, core),
  ...calls('alarm-topic', 'sns', 'DeleteTopic SetTopicAttributes AddPermission RemovePermission', { topicArn: topic }),
  ...calls('alarm-topic', 'sns', 'PutDataProtectionPolicy', { resourceArn: topic }),
  ...calls('alarm-topic', 'sns', 'Unsubscribe SetSubscriptionAttributes', { subscriptionArn: `${topic}:0a1b` }),
  ...calls('alarm-metrics', 'monitoring', 'DeleteAlarms DisableAlarmActions', {
    alarmNames: ['other', 'firebreak-trail-silent'],
  }),
  ...calls('alarm-metrics', 'monitoring', 'SetAlarmState PutMetricAlarm', { alarmName: 'firebreak-trail-silent' }),
  ...calls('alarm-queue', 'sqs', 'DeleteQueue PurgeQueue SetQueueAttributes', {
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/333333333333/firebreak-alarms-undelivered',
  }),
  ...calls('alarm-rules-changed', 'events', 'PutRule EnableRule', { name: 'firebreak-trail' }),
  ...calls('alarm-rules-changed', 'events', 'PutTargets', { rule: 'firebreak-trail' }),
  [
    'replication-failed',
    { alarmName: 'firebreak-replication-failed-aws-logs-us-east-1', state: { value: 'ALARM' } },
    { ...core, source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm State Change' },
  ],
];

/** The event of a sample. */
export function eventOf([, detail, envelope]: Sample) {
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    source: `aws.${String(detail.eventSource ?? 'test').split('.')[0]}`,
    'detail-type': 'AWS API Call via CloudTrail',
    account: '444444444444',
    time: '2026-11-20T10:00:00Z',
    region: 'eu-west-1',
    ...envelope,
    detail: {
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::444444444444:assumed-role/Admin/mallory',
        sessionContext: { sessionIssuer: { userName: 'Admin' } },
      },
      sourceIPAddress: '203.0.113.7',
      eventID: '0a1b',
      ...detail,
    },
  };
}
