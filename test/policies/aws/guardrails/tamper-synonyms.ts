import type { TamperCall } from './tamper-calls';

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:444444444444:${rest}`;
const owned = { 'aws:ResourceTag/firebreak': 'preparedness' };
const contained = { 'aws:ResourceTag/firebreak': 'containment' };
const keeping = { 'aws:ResourceTag/firebreak': 'evidence' };
const instance = arn('ec2', 'instance/i-0123456789abcdef0');
const hub = arn('securityhub', 'hub/default');
const queue = arn('sqs', 'firebreak-alarms-undelivered');
const evidence = 'arn:aws:s3:::acme-firebreak-evidence-222222222222';

const ROWS: readonly (readonly [action: string, resource?: string, context?: TamperCall['context']])[] = [
  // out of the organisation, by invitation of another one, or by the root user's address
  ['organizations:AcceptHandshake'],
  ['account:StartPrimaryEmailUpdate'],
  // responders locked out of the region that they work in
  ['iam:SetSTSRegionalEndpointStatus'],
  // logs encrypted with a key that is then deleted
  ['logs:AssociateKmsKey', arn('logs', 'log-group:/firebreak/session-manager')],
  ['firehose:StartDeliveryStreamEncryption', arn('firehose', 'deliverystream/firebreak-application-logs')],
  ['s3:UpdateObjectEncryption', `${evidence}/AWSLogs/x`],
  // delivery paused, or led elsewhere
  ['s3:PauseReplication', 'arn:aws:s3:::acme-firebreak-landing-222222222222'],
  ['s3:PutInventoryConfiguration', evidence],
  ['s3:PutIntelligentTieringConfiguration', evidence],
  // a recorder or detector narrowed piece by piece
  ['config:DisassociateResourceTypes'],
  ['securityhub:BatchUpdateStandardsControlAssociations'],
  ['securityhub:UpdateStandardsControl', hub],
  // Security Hub switched off, or silenced, for everybody by its administrator
  ['securityhub:StartConfigurationPolicyAssociation', hub],
  ['securityhub:UpdateConfigurationPolicy'],
  ['securityhub:CreateAutomationRule'],
  ['securityhub:CreateAutomationRuleV2'],
  ['securityhub:UpdateAggregatorV2'],
  // alarms
  ['events:EnableRule', arn('events', 'rule/firebreak-break-glass')],
  ['cloudwatch:PutLogAlarm', arn('cloudwatch', 'alarm:firebreak-alarms-undelivered')],
  ['cloudwatch:PutMetricAlarm', arn('cloudwatch', 'alarm:firebreak-alarms-undelivered')],
  ['sqs:PurgeQueue', queue],
  ['sqs:DeleteQueue', queue],
  ['sqs:DeleteMessage', queue],
  ['sqs:ReceiveMessage', queue],
  ['sqs:SetQueueAttributes', queue],
  ['sqs:AddPermission', queue],
  ['sqs:StartMessageMoveTask', queue],
  // contained and kept: crashed, interrupted, unlocked in the cooling-off period, removed as a database snapshot
  ['ec2:SendDiagnosticInterrupt', instance, contained],
  ['ec2:SendSpotInstanceInterruptions', instance, contained],
  ['ec2:LockSnapshot', 'arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0', keeping],
  ['ec2:DeregisterImage', 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0', keeping],
  ['rds:DeleteDBSnapshot', arn('rds', 'snapshot:evidence'), keeping],
  ['rds:DeleteDBClusterSnapshot', arn('rds', 'cluster-snapshot:evidence'), keeping],
  ['rds:ModifyDBSnapshotAttribute', arn('rds', 'snapshot:evidence'), keeping],
  // keys and tables
  ['kms:RevokeGrant', arn('kms', 'key/11111111-2222-3333-4444-555555555555'), owned],
  ['kms:CreateAlias', arn('kms', 'alias/firebreak/more')],
  ['glue:RenameTable', arn('glue', 'table/firebreak/cloudtrail')],
];

/** Calls that achieve what a better-known call does; each of them got through once. */
export const SYNONYMS: readonly TamperCall[] = ROWS.map(([action, resource, context]) => ({
  action,
  resource,
  context,
}));
