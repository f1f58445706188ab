import { policyDocument, type PolicyDocument } from '../../document';

export interface AlarmTopicInput {
  readonly topicArn: string;
  readonly region: string;
  /** Accounts whose CloudWatch alarms notify this topic. */
  readonly alarmAccounts: readonly string[];
}

/**
 * Who publishes to the alarm topic: EventBridge rules, and Firebreak's CloudWatch alarms.
 *
 * EventBridge gets no condition, and must not: it sends no source with its requests to SNS, so any condition on it silently
 * stops every alarm. Cross-account rules need a role of their own account, which this policy does not let in.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export function alarmTopicPolicy({ topicArn, region, alarmAccounts }: AlarmTopicInput): PolicyDocument {
  return policyDocument(
    {
      Sid: 'EventBridgePublishes',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
    },
    {
      Sid: 'AlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: firebreakAlarms(region, alarmAccounts),
    },
    {
      Sid: 'DenyPlainHttp',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  );
}

/** CloudWatch acting for one of Firebreak's alarms in these accounts. */
export function firebreakAlarms(region: string, accounts: readonly string[]) {
  return {
    StringEquals: { 'aws:SourceAccount': accounts },
    ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${region}:*:alarm:firebreak-*` },
  };
}
