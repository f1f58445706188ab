import { notByStackSets } from './stacksets-session';
import type { DetailPattern, TamperEvent, TamperScope } from './tamper-event';

const why = 'It is part of what raises these alarms: the next ones may never arrive.';

/** The alarms themselves. */
export function alarmTampering(scope: TamperScope): TamperEvent[] {
  const ofFirebreak: readonly DetailPattern[] = [
    { requestParameters: { name: [{ prefix: 'firebreak-' }] } },
    { requestParameters: { rule: [{ prefix: 'firebreak-' }] } },
  ];
  return [
    {
      id: 'alarm-rules-removed',
      severity: 'critical',
      title: 'A rule that raises these alarms is being disabled or deleted',
      why,
      detail: {
        eventSource: ['events.amazonaws.com'],
        eventName: ['DeleteRule', 'DisableRule', 'RemoveTargets'],
        $or: ofFirebreak,
      },
    },
    {
      id: 'alarm-bus',
      severity: 'critical',
      title: 'The event bus that collects these alarms is being changed or deleted',
      why,
      accounts: scope.coreAccounts,
      detail: {
        eventSource: ['events.amazonaws.com'],
        eventName: ['DeleteEventBus', 'UpdateEventBus', 'PutPermission', 'RemovePermission'],
        $or: [
          { requestParameters: { name: [{ wildcard: `*${scope.alarmBus}` }] } },
          { requestParameters: { eventBusName: [{ wildcard: `*${scope.alarmBus}` }] } },
        ],
      },
    },
    {
      id: 'alarm-topic',
      severity: 'critical',
      title: 'The topic that sends these alarms, or a subscription to it, is being changed or deleted',
      why,
      detail: {
        eventSource: ['sns.amazonaws.com'],
        $or: [
          {
            eventName: ['DeleteTopic', 'SetTopicAttributes', 'AddPermission', 'RemovePermission'],
            requestParameters: { topicArn: [scope.alarmTopicArn] },
          },
          { eventName: ['PutDataProtectionPolicy'], requestParameters: { resourceArn: [scope.alarmTopicArn] } },
          {
            eventName: ['Unsubscribe', 'SetSubscriptionAttributes'],
            requestParameters: { subscriptionArn: [{ prefix: `${scope.alarmTopicArn}:` }] },
          },
        ],
      },
    },
    {
      id: 'alarm-metrics',
      severity: 'critical',
      title: 'A CloudWatch alarm of Firebreak is being deleted, silenced or changed',
      why,
      detail: {
        eventSource: ['monitoring.amazonaws.com'],
        eventName: ['DeleteAlarms', 'DisableAlarmActions', 'SetAlarmState', 'PutMetricAlarm'],
        $or: [
          { requestParameters: { alarmNames: [{ prefix: 'firebreak-' }] } },
          { requestParameters: { alarmName: [{ prefix: 'firebreak-' }] } },
        ],
      },
    },
    {
      id: 'alarm-queue',
      severity: 'high',
      title: 'The queue of undelivered alarms is being emptied, changed or deleted',
      why: 'It holds the alarms that could not be delivered.',
      detail: {
        eventSource: ['sqs.amazonaws.com'],
        eventName: ['DeleteQueue', 'PurgeQueue', 'SetQueueAttributes'],
        requestParameters: { queueUrl: [{ wildcard: `*/${scope.alarmQueue}` }] },
      },
    },
    {
      id: 'replication-failed',
      severity: 'high',
      title: 'Load balancer logs did not reach the evidence bucket',
      why: 'S3 does not try again: run S3 Batch Replication.',
      // Outside the home region an alarm cannot notify the topic; its change of state is forwarded instead. The home
      // region's alarm, which has no region in its name, notifies the topic itself.
      detailTypes: ['CloudWatch Alarm State Change'],
      accounts: scope.coreAccounts,
      subject: 'alarmName',
      detail: { alarmName: [{ prefix: 'firebreak-replication-failed-aws-logs-' }], state: { value: ['ALARM'] } },
    },
    {
      // Last: a stack creates it after all other rules, so that its own creation raises no alarms.
      id: 'alarm-rules-changed',
      severity: 'critical',
      title: 'A rule that raises these alarms is being changed',
      why,
      detail: {
        eventSource: ['events.amazonaws.com'],
        eventName: ['PutRule', 'PutTargets', 'EnableRule'],
        $or: ofFirebreak,
        ...notByStackSets,
      },
    },
  ];
}
