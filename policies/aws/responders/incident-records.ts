import type { Statement } from '../../document';
import { PREFIX } from '../logs/log-delivery';

/** Keys of the Terraform state of incidents: responders have no business with the state of preparedness. */
export const INCIDENT_STATE_PREFIX = 'incidents/';

export interface IncidentRecords {
  readonly forensicAccountId: string;
  readonly stateBucket: string;
  readonly evidenceBucket: string;
}

/**
 * What whoever works on an incident writes in the forensic account: Terraform state with its lock files, for which the
 * backend assumes the role there, and facts. Of the facts nothing comes back, and Object Lock keeps every version.
 */
export function incidentRecords({ forensicAccountId, stateBucket, evidenceBucket }: IncidentRecords): Statement[] {
  const Condition = { StringEquals: { 'aws:PrincipalAccount': forensicAccountId } };
  const bucket = `arn:aws:s3:::${stateBucket}`;
  const state = `${bucket}/${INCIDENT_STATE_PREFIX}*`;
  return [
    {
      Sid: 'KeepState',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'],
      Resource: [bucket, state],
      Condition,
    },
    { Sid: 'UnlockState', Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${state}.tflock`, Condition },
    {
      Sid: 'PutFacts',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${evidenceBucket}/${PREFIX.incidents}*`,
    },
  ];
}
