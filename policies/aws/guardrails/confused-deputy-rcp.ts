import { policyDocument, type PolicyDocument } from '../../document';

export interface ConfusedDeputyRcp {
  readonly organizationId: string;
}

/**
 * RCP: an AWS service that acts for a resource of another organisation does nothing. A service that says for whom it acts
 * sends `aws:SourceAccount`; one that does not is not judged.
 *
 * For the forensic account only. On the organisation root it would also cut what workloads may rely on: a vendor's SNS
 * topic that feeds a queue here, another organisation's logs delivered to a bucket here.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function confusedDeputyRcp({ organizationId }: ConfusedDeputyRcp): PolicyDocument {
  return policyDocument({
    Sid: 'DenyDeputiesOfOutsiders',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:*'],
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:SourceOrgID': organizationId },
      Null: { 'aws:SourceAccount': 'false' },
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
    },
  });
}
