import { policyDocument, type PolicyDocument } from '../../document';

/** Name of the forwarding role, followed by the region: one per region, so that no region's rules wait for another's. */
export const FORWARDING_ROLE_PREFIX = 'FirebreakTamperForwarding-';

/**
 * EventBridge, for Firebreak's rules of this account and for nobody else's.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function forwardingTrust(accountId: string): PolicyDocument {
  return policyDocument({
    Sid: 'RulesOfFirebreak',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/firebreak-*' },
    },
  });
}

export function forwardingPermissions(busArn: string): PolicyDocument {
  return policyDocument({ Sid: 'Forward', Effect: 'Allow', Action: 'events:PutEvents', Resource: busArn });
}
