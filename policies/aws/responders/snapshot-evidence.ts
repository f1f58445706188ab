import type { Statement } from '../../document';
import { INCIDENT_TAG } from '../incident-tag';

/**
 * Copying snapshots, and sharing those taken as evidence with the forensic account and nobody else.
 *
 * Tags are put on at creation, not afterwards: no snapshot that was there before becomes evidence to be shared. Keys are
 * used through storage services alone: to re-encrypt a copy, or what the role may read and write there.
 */
export function snapshotEvidence(forensicAccountId: string): Statement[] {
  return [
    { Sid: 'Copy', Effect: 'Allow', Action: 'ec2:CopySnapshot', Resource: '*' },
    { Sid: 'TagNew', Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition: AT_CREATION },
    {
      Sid: 'Share',
      Effect: 'Allow',
      Action: 'ec2:ModifySnapshotAttribute',
      Resource: '*',
      Condition: {
        StringEquals: {
          'ec2:Add/userId': forensicAccountId,
          [`aws:ResourceTag/${INCIDENT_TAG.key}`]: INCIDENT_TAG.evidence,
        },
        // One request may name several accounts, and everybody (the group) besides.
        'ForAllValues:StringEquals': { 'ec2:Add/userId': forensicAccountId },
        Null: { 'ec2:Add/group': 'true' },
      },
    },
    {
      Sid: 'UseKeys',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: { StringLike: THROUGH_STORAGE },
    },
    {
      Sid: 'LetStorageUseKeys',
      Effect: 'Allow',
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { StringLike: THROUGH_STORAGE, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

/** Whatever else a role may create: tagging needs no narrower list. */
const AT_CREATION = { StringLike: { 'ec2:CreateAction': '*' } };

const THROUGH_STORAGE = { 'kms:ViaService': ['ec2.*.amazonaws.com', 'rds.*.amazonaws.com', 's3.*.amazonaws.com'] };
