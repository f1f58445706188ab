import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { CloudwatchEventBusPolicy } from '@cdktf/provider-aws/lib/cloudwatch-event-bus-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { Construct } from 'constructs';
import { alarmBusPolicy } from '../../../../policies/aws/alarms/alarm-bus';
import { alarmKeyPolicy } from '../../../../policies/aws/alarms/alarm-key';
import { alarmQueuePolicy } from '../../../../policies/aws/alarms/alarm-queue';
import { alarmTopicPolicy } from '../../../../policies/aws/alarms/alarm-topic';
import type { TamperScope } from '../../../../policies/aws/tamper-events/tamper-event';
import { tamperEvents } from '../../../../policies/aws/tamper-events/tamper-events';
import { policyJson } from '../../../policy-json';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { TamperRule } from './tamper-rule';
import { tamperScope } from './tamper-scope';

/**
 * Where tampering from every account and region ends up: security account, home region. Bus, rules, encrypted topic, and
 * the people of the escalation list, who must confirm their subscription by the e-mail that AWS sends them.
 *
 * E-mail shows no order and no receipt: whom to call first is in the text of every alarm.
 */
export class TamperAlarms extends AwsStack {
  private readonly scope: TamperScope;
  /** Accounts with CloudWatch alarms that notify the topic. */
  private readonly alarmAccounts: readonly string[];

  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    this.scope = tamperScope(this.estate);
    this.alarmAccounts = this.scope.coreAccounts;
    const topic = this.topic();
    const bus = new CloudwatchEventBus(this, 'bus', {
      name: this.scope.alarmBus,
      description: 'Firebreak: tampering, forwarded from every account and region',
    });
    new CloudwatchEventBusPolicy(this, 'bus-policy', {
      eventBusName: bus.name,
      policy: policyJson(alarmBusPolicy(this.names.alarmBusArn, this.estate.aws.organization.id)),
    });
    const undelivered = this.undelivered();
    for (const event of tamperEvents(this.scope)) {
      new TamperRule(this, `rule-${event.id}`, {
        event,
        busName: bus.name,
        topicArn: topic.arn,
        undeliveredArn: undelivered.arn,
        escalation: this.estate.escalation,
      });
    }
  }

  private topic(): SnsTopic {
    const key = new KmsKey(this, 'key', {
      description: 'Firebreak: alarm topic',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson(
        alarmKeyPolicy({
          accountId: this.account.id,
          region: this.region,
          alarmAccounts: this.alarmAccounts,
          administrators: [this.names.deploymentRoleArn(this.account.id), this.names.breakGlassArn(this.account.id)],
        }),
      ),
    });
    new KmsAlias(this, 'key-alias', { name: this.names.alarmKeyAlias, targetKeyId: key.keyId });
    const topicArn = this.names.alarmTopicArn;
    const name = topicArn.slice(topicArn.lastIndexOf(':') + 1);
    const topic = new SnsTopic(this, 'topic', { name, displayName: 'Firebreak', kmsMasterKeyId: key.keyId });
    new SnsTopicPolicy(this, 'topic-policy', {
      arn: topic.arn,
      policy: policyJson(alarmTopicPolicy({ topicArn, region: this.region, alarmAccounts: this.alarmAccounts })),
    });
    // One subscription per address, whatever the number of duties.
    for (const email of new Set(this.estate.escalation.map((contact) => contact.email.toLowerCase()))) {
      new SnsTopicSubscription(this, `subscription-${email.replace(/[^a-z0-9]/g, '-')}`, {
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: email,
      });
    }
    return topic;
  }

  /** What could not be published waits here for 14 days, and is itself an alarm. */
  private undelivered(): SqsQueue {
    const name = this.scope.alarmQueue;
    const queue = new SqsQueue(this, 'undelivered', {
      name,
      messageRetentionSeconds: 14 * 86_400,
      sqsManagedSseEnabled: true,
      policy: policyJson(
        alarmQueuePolicy({
          queueArn: `arn:aws:sqs:${this.region}:${this.account.id}:${name}`,
          rules: `arn:aws:events:${this.region}:${this.account.id}:rule/${this.scope.alarmBus}/firebreak-*`,
        }),
      ),
    });
    new CloudwatchMetricAlarm(this, 'undelivered-alarm', {
      alarmName: 'firebreak-alarms-undelivered',
      alarmDescription: `Tamper alarms could not be delivered. They wait in the queue ${name} for 14 days: read them there.`,
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: name },
      statistic: 'Maximum',
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      treatMissingData: 'notBreaching', // an idle queue reports nothing
      alarmActions: [this.names.alarmTopicArn],
    });
    return queue;
  }
}
