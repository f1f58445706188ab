import { policyDocument, type PolicyDocument } from '../../document';
import { denyOldTransport, denyOutsiders } from './bucket-baseline';
import { keyAdministration } from './key-administration';

export interface QueryResultsInput {
  /** Forensic account, which owns bucket and key. */
  readonly accountId: string;
  readonly region: string;
  readonly organizationId: string;
  readonly bucket: string;
  /** Role that runs queries. */
  readonly investigator: string;
  /** Roles that may change the key policy. */
  readonly administrators: readonly string[];
}

/** Results are copies of evidence: what guards them is the key, which only the investigator uses. */
export function queryResultsBucketPolicy({ bucket, organizationId }: QueryResultsInput): PolicyDocument {
  const arn = `arn:aws:s3:::${bucket}`;
  return policyDocument(...denyOldTransport(arn), denyOutsiders(arn, organizationId));
}

/** The role is named in a condition, because it need not exist yet (see `anyoneExcept`). */
export function queryResultsKeyPolicy(input: QueryResultsInput): PolicyDocument {
  return policyDocument(...keyAdministration(input.accountId, input.administrators), {
    Sid: 'InvestigatorStoresAndReads',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:CallerAccount': input.accountId, 'kms:ViaService': `s3.${input.region}.amazonaws.com` },
      ArnEquals: { 'aws:PrincipalArn': input.investigator },
    },
  });
}
