import { policyDocument, type PolicyDocument } from '../../document';

interface AccountRegion {
  readonly accountId: string;
  readonly region: string;
}

/** Lets CloudWatch Logs, acting for this account and region, take the role of its subscription. */
export function logSubscriptionTrust({ accountId, region }: AccountRegion): PolicyDocument {
  return policyDocument({
    Sid: 'CloudWatchLogsOfThisAccount',
    Effect: 'Allow',
    Principal: { Service: 'logs.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${accountId}:*` } },
  });
}

/**
 * What the subscription's role may do. It moves no log: CloudWatch Logs assumes it to learn that the sender belongs to the
 * organisation, which a destination open to an organisation requires.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CreateSubscriptionFilter-IAMrole-Account.html
 */
export function logSubscriptionPolicy({ accountId, region }: AccountRegion): PolicyDocument {
  return policyDocument({
    Sid: 'SubscribeLogGroups',
    Effect: 'Allow',
    Action: 'logs:PutLogEvents',
    Resource: `arn:aws:logs:${region}:${accountId}:log-group:*`,
  });
}
