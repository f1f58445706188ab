import { policyDocument, type PolicyDocument } from '../../document';

export interface LogDestinationPolicyInput {
  readonly destinationArn: string;
  readonly organizationId: string;
}

/**
 * Access policy of the destination of application logs: any account of the organisation may send its log groups there.
 * The second action is what an account-level subscription takes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CreateDestination-Account.html
 */
export function logDestinationPolicy({ destinationArn, organizationId }: LogDestinationPolicyInput): PolicyDocument {
  return policyDocument({
    Sid: 'OrganizationSubscribes',
    Effect: 'Allow',
    Principal: '*',
    Action: ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'],
    Resource: destinationArn,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
  });
}
