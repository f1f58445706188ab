import { policyDocument, type PolicyDocument } from '../../document';
import { firebreakAlarms } from './alarm-topic';
import { keyAdministration } from '../storage/key-administration';

export interface AlarmKeyInput {
  /** Security account, which owns the key. */
  readonly accountId: string;
  readonly region: string;
  /** Accounts whose CloudWatch alarms notify the topic. */
  readonly alarmAccounts: readonly string[];
  /** Roles that may change this policy. */
  readonly administrators: readonly string[];
}

/**
 * Key policy of the key of the alarm topic, which encrypts nothing else.
 *
 * Again no condition for EventBridge: source keys are "not supported for EventBridge-to-encrypted topics".
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function alarmKeyPolicy(input: AlarmKeyInput): PolicyDocument {
  const use = { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*' } as const;
  return policyDocument(
    ...keyAdministration(input.accountId, input.administrators),
    { Sid: 'EventBridgePublishes', ...use, Principal: { Service: 'events.amazonaws.com' } },
    {
      Sid: 'AlarmsPublish',
      ...use,
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: firebreakAlarms(input.region, input.alarmAccounts),
    },
  );
}
