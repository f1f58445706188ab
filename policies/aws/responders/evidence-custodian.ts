import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { incidentRecords, type IncidentRecords } from './incident-records';
import { INCIDENT_TAG } from '../incident-tag';
import { snapshotEvidence } from './snapshot-evidence';

export interface EvidenceCustodianInput extends IncidentRecords {
  /** Retention of the evidence bucket, in days. */
  readonly retentionDays: number;
}

/**
 * Copies and shares snapshots in every account; reads, holds and keeps evidence longer in the forensic account. Both the
 * permissions and the boundary of the role.
 *
 * Nothing is ever kept shorter: Object Lock refuses that in COMPLIANCE mode, and the new retention, counted from today,
 * must be at least that of the bucket. Holds are placed, not lifted: lifting one is a decision for break-glass.
 *
 * With whom a *database* snapshot is shared, no IAM condition can say; it must carry the evidence tag.
 */
export function evidenceCustodianPermissions(input: EvidenceCustodianInput): PolicyDocument {
  return policyDocument(
    { Sid: 'Read', Effect: 'Allow', Action: READ, Resource: '*' },
    ...snapshotEvidence(input.forensicAccountId),
    ...databaseSnapshots(),
    ...keepEvidence(input),
    ...incidentRecords(input),
  );
}

const READ = [
  'ec2:DescribeInstances',
  'ec2:DescribeLockedSnapshots',
  'ec2:DescribeSnapshotAttribute',
  'ec2:DescribeSnapshots',
  'ec2:DescribeTags',
  'ec2:DescribeVolumes',
  'kms:DescribeKey',
  'kms:ListAliases',
  'rds:Describe*Snapshot*',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
  'rds:ListTagsForResource',
  'tag:GetResources',
];

function databaseSnapshots(): Statement[] {
  const { key, evidence } = INCIDENT_TAG;
  return [
    {
      Sid: 'CopyDatabaseSnapshots',
      Effect: 'Allow',
      Action: ['rds:AddTagsToResource', 'rds:CopyDBClusterSnapshot', 'rds:CopyDBSnapshot'],
      Resource: ['arn:aws:rds:*:*:snapshot:*', 'arn:aws:rds:*:*:cluster-snapshot:*'],
      Condition: { StringEquals: { [`aws:RequestTag/${key}`]: evidence } },
    },
    {
      Sid: 'ShareDatabaseSnapshots',
      Effect: 'Allow',
      Action: ['rds:ModifyDBClusterSnapshotAttribute', 'rds:ModifyDBSnapshotAttribute'],
      Resource: '*',
      Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: evidence } },
    },
  ];
}

function keepEvidence({ forensicAccountId, evidenceBucket, retentionDays }: EvidenceCustodianInput): Statement[] {
  const here = { 'aws:PrincipalAccount': forensicAccountId };
  const bucket = `arn:aws:s3:::${evidenceBucket}`;
  return [
    {
      Sid: 'ReadEvidence',
      Effect: 'Allow',
      Action: ['s3:GetObject*', 's3:ListBucket', 's3:ListBucketVersions'],
      Resource: [bucket, `${bucket}/*`],
      Condition: { StringEquals: here },
    },
    {
      Sid: 'Hold',
      Effect: 'Allow',
      Action: 's3:PutObjectLegalHold',
      Resource: `${bucket}/*`,
      Condition: { StringEquals: { ...here, 's3:object-lock-legal-hold': 'ON' } },
    },
    {
      Sid: 'KeepLonger',
      Effect: 'Allow',
      Action: 's3:PutObjectRetention',
      Resource: `${bucket}/*`,
      Condition: {
        StringEquals: { ...here, 's3:object-lock-mode': 'COMPLIANCE' },
        NumericGreaterThanEquals: { 's3:object-lock-remaining-retention-days': String(retentionDays) },
      },
    },
    {
      Sid: 'LockSnapshotCopies',
      Effect: 'Allow',
      Action: 'ec2:LockSnapshot',
      Resource: '*',
      Condition: {
        StringEquals: { ...here, [`aws:ResourceTag/${INCIDENT_TAG.key}`]: INCIDENT_TAG.evidence },
        NumericGreaterThanEquals: { 'ec2:SnapshotLockDuration': String(retentionDays) },
      },
    },
  ];
}
