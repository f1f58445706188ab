import type { Request } from '../../../support/simulate';

const region = 'eu-west-1';
const account = '444444444444';
const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const tagged = { 'aws:ResourceTag/firebreak': 'preparedness' };
const contained = { 'aws:ResourceTag/firebreak': 'containment' };
const keeping = { 'aws:ResourceTag/firebreak': 'evidence' };
const role = `arn:aws:iam::${account}:role/firebreak/FirebreakResponder`;
const deployment = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
const stackSets = `arn:aws:iam::${account}:role/stacksets-exec-0123456789abcdef0123456789abcdef`;
const key = arn('kms', 'key/11111111-2222-3333-4444-555555555555');
const alias = arn('kms', 'alias/firebreak/ebs');
const evidence = 'arn:aws:s3:::acme-firebreak-evidence-222222222222';
const group = arn('ec2', 'security-group/sg-0123456789abcdef0');
const nacl = arn('ec2', 'network-acl/acl-0123456789abcdef0');
const snapshot = `arn:aws:ec2:${region}::snapshot/snap-0123456789abcdef0`;
const stack = arn('cloudformation', 'stack/StackSet-firebreak-tamper-forwarding-0a1b/0a1b');

export type TamperCall = Pick<Request, 'action' | 'resource' | 'context'>;
type Row = readonly [action: string, resource?: string, context?: TamperCall['context']];

const ROWS: readonly Row[] = [
  // trails and event data stores
  ['cloudtrail:StopLogging'],
  ['cloudtrail:DeleteTrail'],
  ['cloudtrail:UpdateTrail'],
  ['cloudtrail:PutEventSelectors'],
  ['cloudtrail:PutInsightSelectors', arn('cloudtrail', 'trail/own')],
  ['cloudtrail:DeleteEventDataStore'],
  ['cloudtrail:UpdateEventDataStore'],
  ['cloudtrail:StopEventDataStoreIngestion'],
  // Config
  ['config:StopConfigurationRecorder'],
  ['config:DeleteConfigurationRecorder'],
  ['config:PutConfigurationRecorder'],
  ['config:DeleteDeliveryChannel'],
  ['config:PutDeliveryChannel'],
  // flow logs, DNS logs, DNS firewall
  ['ec2:DeleteFlowLogs', undefined, tagged],
  ['route53resolver:DeleteResolverQueryLogConfig', undefined, tagged],
  ['route53resolver:DisassociateResolverQueryLogConfig', undefined, tagged],
  ['route53resolver:DeleteFirewallRuleGroup', undefined, tagged],
  ['route53resolver:DisassociateFirewallRuleGroup', undefined, tagged],
  ['route53resolver:DeleteFirewallRule', arn('route53resolver', 'firewall-rule-group/rslvr-frg-1'), tagged],
  ['route53resolver:UpdateFirewallRule', arn('route53resolver', 'firewall-rule-group/rslvr-frg-1'), tagged],
  ['route53resolver:UpdateFirewallDomains', undefined, tagged],
  // application and session logs
  ['logs:DeleteAccountPolicy'],
  ['logs:PutAccountPolicy'],
  ['logs:DeleteDestination', arn('logs', 'destination:firebreak-application-logs')],
  ['logs:PutDestinationPolicy', arn('logs', 'destination:firebreak-application-logs')],
  ['logs:DeleteLogGroup', arn('logs', 'log-group:/firebreak/session-manager')],
  ['logs:DeleteLogStream', arn('logs', 'log-group:/firebreak/session-manager:log-stream:i-1')],
  ['logs:PutRetentionPolicy', arn('logs', 'log-group:/firebreak/session-manager')],
  ['firehose:DeleteDeliveryStream', arn('firehose', 'deliverystream/firebreak-application-logs')],
  ['firehose:UpdateDestination', arn('firehose', 'deliverystream/firebreak-application-logs')],
  ['ssm:UpdateDocument', arn('ssm', 'document/SSM-SessionManagerRunShell')],
  ['ssm:DeleteDocument', arn('ssm', 'document/SSM-SessionManagerRunShell')],
  // alarms
  ['events:DeleteRule', arn('events', 'rule/firebreak-forward-tampering')],
  ['events:DisableRule', arn('events', 'rule/firebreak-forward-tampering')],
  ['events:PutRule', arn('events', 'rule/firebreak-alarms/firebreak-tampering')],
  ['events:RemoveTargets', arn('events', 'rule/firebreak-forward-tampering')],
  ['events:DeleteEventBus', arn('events', 'event-bus/firebreak-alarms')],
  ['sns:DeleteTopic', arn('sns', 'firebreak-alarms')],
  ['sns:SetTopicAttributes', arn('sns', 'firebreak-alarms')],
  ['sns:Unsubscribe', arn('sns', 'firebreak-alarms')],
  ['cloudwatch:DeleteAlarms', arn('cloudwatch', 'alarm:firebreak-delivery')],
  ['cloudwatch:DisableAlarmActions', arn('cloudwatch', 'alarm:firebreak-delivery')],
  ['cloudwatch:SetAlarmState', arn('cloudwatch', 'alarm:firebreak-delivery')],
  // detection
  ['guardduty:DeleteDetector'],
  ['guardduty:UpdateDetector'],
  ['guardduty:DisassociateFromAdministratorAccount'],
  ['guardduty:DisassociateFromMasterAccount'],
  ['guardduty:DeleteMembers'],
  ['guardduty:StopMonitoringMembers'],
  ['guardduty:CreateFilter'],
  ['guardduty:UpdateFilter'],
  ['guardduty:DeletePublishingDestination'],
  ['guardduty:UpdatePublishingDestination'],
  ['guardduty:CreateIPSet'],
  ['guardduty:UpdateIPSet'],
  ['guardduty:DeleteThreatIntelSet'],
  ['securityhub:DisableSecurityHub', arn('securityhub', 'hub/default')],
  ['securityhub:DisassociateFromAdministratorAccount', arn('securityhub', 'hub/default')],
  ['securityhub:BatchDisableStandards', arn('securityhub', 'hub/default')],
  ['securityhub:DeleteFindingAggregator'],
  ['detective:DeleteGraph'],
  ['detective:DisassociateMembership'],
  ['access-analyzer:DeleteAnalyzer'],
  ['access-analyzer:UpdateAnalyzer'],
  // the quarantine and what is in it
  ['ec2:AuthorizeSecurityGroupIngress', group, tagged],
  ['ec2:RevokeSecurityGroupEgress', group, tagged],
  ['ec2:DeleteSecurityGroup', group, tagged],
  ['ec2:ModifyNetworkInterfaceAttribute', group, tagged],
  ['ec2:CreateNetworkAclEntry', nacl, tagged],
  ['ec2:ReplaceNetworkAclEntry', nacl, tagged],
  ['ec2:DeleteNetworkAcl', nacl, tagged],
  ['ec2:TerminateInstances', arn('ec2', 'instance/i-0123456789abcdef0'), contained],
  ['ec2:ModifyNetworkInterfaceAttribute', arn('ec2', 'network-interface/eni-0123456789abcdef0'), contained],
  ['ec2:DeleteSnapshot', snapshot, keeping],
  ['ec2:ModifySnapshotAttribute', snapshot, keeping],
  ['ec2:DeleteTags', group, tagged],
  ['ec2:DeleteTags', arn('ec2', 'instance/i-0123456789abcdef0'), { 'aws:TagKeys': ['firebreak'] }],
  ['ec2:CreateTags', arn('ec2', 'instance/i-0123456789abcdef0'), { 'aws:TagKeys': ['Firebreak'] }],
  ['kms:UntagResource', key, { 'aws:TagKeys': ['firebreak', 'other'] }],
  ['iam:TagRole', `arn:aws:iam::${account}:role/app`, { 'aws:TagKeys': ['firebreak'] }],
  // defaults
  ['ec2:DisableEbsEncryptionByDefault'],
  ['ec2:ModifyEbsDefaultKmsKeyId'],
  ['ec2:ResetEbsDefaultKmsKeyId'],
  ['ec2:DisableImageBlockPublicAccess'],
  ['ec2:DisableSnapshotBlockPublicAccess'],
  ['ec2:EnableSerialConsoleAccess'],
  // membership
  ['organizations:LeaveOrganization'],
  ['account:CloseAccount'],
  ['account:DisableRegion', arn('account', 'account').replace(region, '')],
  [
    'account:PutAlternateContact',
    `arn:aws:account::${account}:account`,
    { 'account:AlternateContactTypes': ['SECURITY'] },
  ],
  [
    'account:DeleteAlternateContact',
    `arn:aws:account::${account}:account`,
    { 'account:AlternateContactTypes': ['SECURITY'] },
  ],
  // identities
  ['iam:CreateRole', role],
  ['iam:CreateRole', `arn:aws:iam::${account}:role/firebreak/Anything`],
  ['iam:DeleteRole', role],
  ['iam:UpdateAssumeRolePolicy', role],
  ['iam:AttachRolePolicy', role],
  ['iam:DetachRolePolicy', role],
  ['iam:PutRolePolicy', role],
  ['iam:DeleteRolePolicy', role],
  ['iam:PutRolePermissionsBoundary', role],
  ['iam:DeleteRolePermissionsBoundary', role],
  ['iam:UpdateRole', role],
  ['iam:PassRole', role],
  ['iam:CreatePolicyVersion', `arn:aws:iam::${account}:policy/firebreak/deny-all`],
  ['iam:DeletePolicy', `arn:aws:iam::${account}:policy/firebreak/deny-all`],
  ['iam:CreateRole', deployment],
  ['iam:UpdateAssumeRolePolicy', deployment],
  ['iam:DeleteRole', deployment],
  // StackSets
  ['iam:CreateRole', stackSets],
  ['iam:UpdateAssumeRolePolicy', stackSets],
  ['iam:AttachRolePolicy', stackSets],
  ['iam:PutRolePolicy', stackSets],
  ['iam:PassRole', stackSets],
  ['iam:CreateRole', `arn:aws:iam::${account}:role/stacksets-exec-/evil`],
  ['cloudformation:DeleteStack', stack],
  ['cloudformation:UpdateStack', stack],
  ['cloudformation:CreateChangeSet', stack],
  ['cloudformation:UpdateTerminationProtection', stack],
  ['cloudformation:UpdateStack', arn('cloudformation', 'stack/stacksets-exec-role-stack-0a1b/0a1b')],
  // keys
  ['kms:ScheduleKeyDeletion', key, tagged],
  ['kms:DisableKey', key, tagged],
  ['kms:PutKeyPolicy', key, tagged],
  ['kms:DisableKeyRotation', key, tagged],
  ['kms:UpdateAlias', alias],
  ['kms:DeleteAlias', alias],
  // buckets
  ['s3:DeleteBucket', evidence],
  ['s3:PutBucketPolicy', evidence],
  ['s3:DeleteBucketPolicy', evidence],
  ['s3:PutBucketVersioning', evidence],
  ['s3:PutBucketObjectLockConfiguration', evidence],
  ['s3:PutLifecycleConfiguration', evidence],
  ['s3:PutReplicationConfiguration', 'arn:aws:s3:::acme-firebreak-landing-222222222222'],
  ['s3:PutBucketPublicAccessBlock', evidence],
  ['s3:PutEncryptionConfiguration', evidence],
  ['s3:BypassGovernanceRetention', `${evidence}/AWSLogs/x`],
  ['s3:DeleteObjectVersion', 'arn:aws:s3:::acme-firebreak-state-222222222222/prepare-aws-trail.tfstate'],
  // workspace
  ['athena:UpdateWorkGroup', arn('athena', 'workgroup/firebreak')],
  ['athena:DeleteWorkGroup', arn('athena', 'workgroup/firebreak')],
  ['glue:DeleteTable', arn('glue', 'table/firebreak/cloudtrail')],
  ['glue:UpdateTable', arn('glue', 'table/firebreak/cloudtrail')],
  ['glue:DeleteDatabase', arn('glue', 'database/firebreak')],
];

/** What an attacker who administers account 444444444444 would try. */
export const TAMPER_CALLS: readonly TamperCall[] = ROWS.map(([action, resource, context]) => ({
  action,
  resource,
  context,
}));

/** What the same account does every day, with resources of its own. */
export const EVERYDAY_CALLS: readonly TamperCall[] = (
  [
    ['cloudtrail:LookupEvents'],
    ['cloudtrail:CreateTrail'],
    ['ec2:DeleteFlowLogs'],
    ['ec2:DeleteSecurityGroup', group],
    ['ec2:CreateTags', arn('ec2', 'instance/i-0123456789abcdef0'), { 'aws:TagKeys': ['team'] }],
    ['ec2:DescribeSecurityGroupReferences', group, tagged],
    ['guardduty:ArchiveFindings'],
    ['securityhub:BatchUpdateFindings', arn('securityhub', 'hub/default')],
    [
      'account:PutAlternateContact',
      `arn:aws:account::${account}:account`,
      { 'account:AlternateContactTypes': ['BILLING'] },
    ],
    ['iam:CreateRole', `arn:aws:iam::${account}:role/app`],
    ['iam:GetRole', role],
    ['sts:AssumeRole', role],
    ['logs:DeleteLogGroup', arn('logs', 'log-group:/aws/lambda/app')],
    ['logs:PutLogEvents', arn('logs', 'log-group:/firebreak/session-manager:log-stream:i-1')],
    ['events:PutRule', arn('events', 'rule/nightly')],
    ['events:PutPermission'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::acme-app'],
    ['s3:GetObject', `${evidence}/AWSLogs/x`],
    ['kms:CreateGrant', key, tagged],
    ['kms:RevokeGrant', key, { ...tagged, 'kms:GrantIsForAWSResource': 'true' }],
    ['rds:DeleteDBSnapshot', arn('rds', 'snapshot:nightly')],
    ['sqs:ReceiveMessage', arn('sqs', 'orders')],
    ['organizations:DescribeOrganization'],
    ['kms:Decrypt', key, tagged],
    ['cloudformation:DeleteStack', arn('cloudformation', 'stack/app/0a1b')],
    ['athena:StartQueryExecution', arn('athena', 'workgroup/firebreak')],
  ] as readonly Row[]
).map(([action, resource, context]) => ({ action, resource, context }));
