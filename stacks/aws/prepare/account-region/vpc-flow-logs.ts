import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import { FLOW_LOG_FORMAT } from '../storage/flow-log-format';

export interface VpcFlowLogsProps {
  readonly vpcId: string;
  readonly evidenceBucket: string;
}

/**
 * Records all traffic of one VPC, every minute, in the evidence bucket (where: flow-log-format.ts).
 *
 * A VPC takes two flow logs at most. If it has two already, AWS refuses this one and the plan stops here: delete one of
 * them. When the format changes, the new one is created before the old one goes; if there is no room for it, the old one
 * stays. https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export class VpcFlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: VpcFlowLogsProps) {
    super(scope, id);
    new FlowLog(this, 'flow-log', {
      vpcId: props.vpcId,
      trafficType: 'ALL',
      maxAggregationInterval: 60,
      logDestinationType: 's3',
      logDestination: `arn:aws:s3:::${props.evidenceBucket}`,
      logFormat: FLOW_LOG_FORMAT,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
      tags: { Name: 'firebreak' },
      lifecycle: { createBeforeDestroy: true }, // a flow log is immutable: replacing it must leave no gap
    });
  }
}
