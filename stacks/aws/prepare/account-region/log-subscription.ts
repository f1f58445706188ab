import { CloudwatchLogAccountPolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-account-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { logSubscriptionPolicy, logSubscriptionTrust } from '../../../../policies/aws/logs/log-subscription';
import { policyJson } from '../../../policy-json';
import { IAM_PATH } from '../../names';
import { LOG_STREAM_ERRORS } from './log-stream';

export interface LogSubscriptionProps {
  readonly destinationArn: string;
  readonly roleArn: string;
  readonly excludeLogGroups: readonly string[];
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Sends every log group of the account and region, those of the future too, to the forensic account.
 *
 * AWS allows one such policy per account and region: where another exists, the apply fails with LimitExceededException;
 * then set `logs.applicationLogs: false`, or remove the other.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters-AccountLevel.html
 */
export class LogSubscription extends Construct {
  constructor(scope: Construct, id: string, props: LogSubscriptionProps) {
    super(scope, id);
    const excluded = [...new Set([LOG_STREAM_ERRORS, ...props.excludeLogGroups])].sort();
    new CloudwatchLogAccountPolicy(this, 'policy', {
      policyName: 'firebreak-application-logs',
      policyType: 'SUBSCRIPTION_FILTER_POLICY',
      policyDocument: JSON.stringify({
        DestinationArn: props.destinationArn,
        RoleArn: props.roleArn,
        FilterPattern: '',
        Distribution: 'Random',
      }),
      selectionCriteria: `LogGroupName NOT IN ${JSON.stringify(excluded)}`,
      dependsOn: props.dependsOn,
    });
  }
}

/** The role that a subscription to another account's destination takes. */
export class SubscriberRole extends Construct {
  public readonly role: IamRole;
  public readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: { readonly accountId: string; readonly region: string }) {
    super(scope, id);
    this.role = new IamRole(this, 'role', {
      name: `FirebreakLogSubscription-${props.region}`,
      path: IAM_PATH,
      description: 'Shows the forensic account that this account belongs to the organisation',
      assumeRolePolicy: policyJson(logSubscriptionTrust(props)),
    });
    this.policy = new IamRolePolicy(this, 'policy', {
      name: 'subscribe-log-groups',
      role: this.role.name,
      policy: policyJson(logSubscriptionPolicy(props)),
    });
  }
}
