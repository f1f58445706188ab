import { policyDocument, type PolicyDocument } from '../../document';

export interface AlarmQueueInput {
  readonly queueArn: string;
  /** ARN pattern of the rules whose undelivered events are kept. */
  readonly rules: string;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms */
export function alarmQueuePolicy({ queueArn, rules }: AlarmQueueInput): PolicyDocument {
  return policyDocument({
    Sid: 'EventBridgeKeepsUndelivered',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnLike: { 'aws:SourceArn': rules } },
  });
}
