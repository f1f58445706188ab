import { policyDocument, type PolicyDocument } from '../../document';
import { keyAdministration } from '../storage/key-administration';

export interface TrailLogKeyInput {
  readonly accountId: string;
  readonly region: string;
  readonly logGroup: string;
}

/** CloudWatch Logs uses the key for one log group. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
export function trailLogKeyPolicy({ accountId, region, logGroup }: TrailLogKeyInput): PolicyDocument {
  return policyDocument(...keyAdministration(accountId), {
    Sid: 'LogGroupEncrypts',
    Effect: 'Allow',
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: {
      ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}` },
    },
  });
}
