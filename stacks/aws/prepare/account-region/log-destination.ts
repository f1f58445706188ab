import { CloudwatchLogDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-destination';
import { CloudwatchLogDestinationPolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-destination-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { logDestinationPolicy } from '../../../../policies/aws/logs/log-destination';
import { streamFeederPolicy, streamFeederTrust } from '../../../../policies/aws/logs/application-log-roles';
import { policyJson } from '../../../policy-json';
import { IAM_PATH } from '../../names';
import { LogStream, type LogStreamProps } from './log-stream';

/** Name of the destination and its stream, the same in every region. */
const APPLICATION_LOGS = 'firebreak-application-logs';

/** Log groups reach only a destination of their own region, so the forensic account has one in each. */
export function logDestinationArn(forensicAccountId: string, region: string): string {
  return `arn:aws:logs:${region}:${forensicAccountId}:destination:${APPLICATION_LOGS}`;
}

export interface LogDestinationProps extends Omit<LogStreamProps, 'name'> {
  readonly organizationId: string;
}

/** Where every account of the organisation sends its log groups of this region; in the forensic account. */
export class LogDestination extends Construct {
  public readonly stream: LogStream;
  /** The forensic account's own subscription feeds the stream with it. */
  public readonly feederRole: IamRole;
  public readonly destination: CloudwatchLogDestination;

  constructor(scope: Construct, id: string, props: LogDestinationProps) {
    super(scope, id);
    const { region, accountId, organizationId } = props;
    this.stream = new LogStream(this, 'stream', { ...props, name: APPLICATION_LOGS });
    this.feederRole = new IamRole(this, 'feeder', {
      name: `FirebreakLogFeeder-${region}`,
      path: IAM_PATH,
      description: 'CloudWatch Logs feeds application logs to Firehose with it',
      assumeRolePolicy: policyJson(streamFeederTrust({ region })),
    });
    const feeds = new IamRolePolicy(this, 'feeds', {
      name: 'feed-stream',
      role: this.feederRole.name,
      policy: policyJson(streamFeederPolicy({ streamArn: this.stream.arn })),
    });
    // CloudWatch Logs sends a test record at once, so everything on its way must exist.
    this.destination = new CloudwatchLogDestination(this, 'destination', {
      name: APPLICATION_LOGS,
      roleArn: this.feederRole.arn,
      targetArn: this.stream.arn,
      dependsOn: [feeds],
    });
    new CloudwatchLogDestinationPolicy(this, 'policy', {
      destinationName: this.destination.name,
      accessPolicy: policyJson(
        logDestinationPolicy({ destinationArn: logDestinationArn(accountId, region), organizationId }),
      ),
    });
  }
}
