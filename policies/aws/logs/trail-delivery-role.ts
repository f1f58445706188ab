import { policyDocument, type PolicyDocument } from '../../document';

export interface TrailDeliveryInput {
  readonly accountId: string;
  readonly organizationId: string;
  readonly region: string;
  readonly logGroup: string;
}

/** CloudTrail assumes the role. Only whoever may pass it within the account can put it to use. */
export function trailDeliveryTrust(): PolicyDocument {
  return policyDocument({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });
}

/**
 * An organisation trail names its streams by the management account and by the organisation
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html).
 */
export function trailDeliveryPermissions(input: TrailDeliveryInput): PolicyDocument {
  const streams = `arn:aws:logs:${input.region}:${input.accountId}:log-group:${input.logGroup}:log-stream`;
  return policyDocument({
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [`${streams}:${input.accountId}_CloudTrail_${input.region}*`, `${streams}:${input.organizationId}_*`],
  });
}
