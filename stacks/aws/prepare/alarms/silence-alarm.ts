import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

export interface SilenceAlarmProps {
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Record<string, string>;
  /** Quiet time after which the alarm is raised, in half hours. */
  readonly halfHours: number;
  /** Topic in the same region; CloudWatch notifies no other. */
  readonly topicArn: string;
}

/** Raised when a count that should never stop has stopped; also on the first day, until it has begun. */
export class SilenceAlarm extends Construct {
  constructor(scope: Construct, id: string, props: SilenceAlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, 'alarm', {
      alarmName: props.name,
      alarmDescription: props.description,
      namespace: props.namespace,
      metricName: props.metric,
      dimensions: props.dimensions,
      statistic: 'Sum',
      period: 1800,
      evaluationPeriods: props.halfHours,
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      treatMissingData: 'breaching', // no delivery, no data point
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
  }
}
