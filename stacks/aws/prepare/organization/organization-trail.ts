import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { Construct } from 'constructs';
import { trailDeliveryPermissions, trailDeliveryTrust } from '../../../../policies/aws/logs/trail-delivery-role';
import { trailLogKeyPolicy } from '../../../../policies/aws/logs/trail-log-key';
import type { AwsEstate } from '../../../estate/aws-schema';
import { policyJson } from '../../../policy-json';
import type { AwsAccount } from '../../accounts';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { IAM_PATH } from '../../names';
import { SilenceAlarm } from '../alarms/silence-alarm';
import { trailEvents } from './trail-events';

/**
 * Region of the organisation trail: the home region of an adopted one, else the estate's.
 *
 * @returns undefined when the existing trail is left alone, and there is no stack.
 */
export function trailRegion(aws: AwsEstate): string | undefined {
  if (aws.trail.mode === 'keep') return undefined;
  return aws.trail.mode === 'adopt' ? aws.trail.region : aws.homeRegion;
}

export interface OrganizationTrailProps extends AwsStackProps {
  /** Owner of the evidence bucket and its key. */
  readonly forensic: AwsAccount;
}

/** Days that the trail's log group keeps events; the evidence bucket keeps them longer. */
const LOG_GROUP_DAYS = 365;

const LOG_GROUP = 'firebreak/organization-trail';

/**
 * The organisation trail: management account, region `trailRegion()`. Needs the evidence store, whose policies it is checked
 * against on creation, and `cloudtrail.amazonaws.com` as trusted service of the organisation.
 *
 * Adopting imports the trail by ARN, which only its home region answers to. What the adopted trail had besides (an SNS
 * topic, a key prefix, its own bucket and log group) it no longer uses; nothing of it is deleted. The first plan shows each
 * change. Insights record unusual rates of management events, so a trail without those cannot have them.
 *
 * A log group receives what the trail records, data events included.
 */
export class OrganizationTrail extends AwsStack {
  constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id, props);
    const { names } = this;
    const { logs, trail } = this.estate.aws;
    const delivery = this.logDelivery();
    const resource = new Cloudtrail(this, 'trail', {
      name: names.trail,
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      s3BucketName: names.evidenceBucket,
      kmsKeyId: this.evidenceKeyArn(props.forensic),
      cloudWatchLogsGroupArn: `${delivery.logGroup.arn}:*`,
      cloudWatchLogsRoleArn: delivery.role.arn,
      advancedEventSelector: trailEvents({
        logBuckets: [
          ...new Set([names.evidenceBucket, ...props.forensic.regions.map(names.regionalLandingBucket)]),
        ].sort(),
        ...logs.dataEvents,
      }),
      insightSelector: logs.insights
        ? [{ insightType: 'ApiCallRateInsight' }, { insightType: 'ApiErrorRateInsight' }]
        : undefined,
      lifecycle: { preventDestroy: true },
      dependsOn: [delivery.permissions],
    });
    if (trail.mode === 'adopt') resource.importFrom(names.trailArn);
    if (this.region === this.estate.aws.homeRegion) this.alarmOnSilence();
  }

  /**
   * Key ARNs hold a random id, stacks read no other stack's state, and CloudTrail answers with the key's ARN when given an
   * alias, which Terraform would see as drift. So the alias is looked up, in the forensic account.
   */
  private evidenceKeyArn(forensic: AwsAccount): string {
    const provider = this.provider('forensic', forensic, this.estate.aws.homeRegion, 'forensic');
    return new DataAwsKmsAlias(this, 'evidence-key', { name: this.names.evidenceKeyAlias, provider }).targetKeyArn;
  }

  private logDelivery() {
    const place = { accountId: this.account.id, region: this.region, logGroup: LOG_GROUP };
    const key = new KmsKey(this, 'log-key', {
      description: 'Firebreak: log group of the organisation trail.',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson(trailLogKeyPolicy(place)),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'log-key-alias', { name: this.names.trailLogKeyAlias, targetKeyId: key.keyId });
    const logGroup = new CloudwatchLogGroup(this, 'log-group', {
      name: LOG_GROUP,
      retentionInDays: LOG_GROUP_DAYS,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: true },
    });
    const role = new IamRole(this, 'delivery-role', {
      name: 'FirebreakTrailDelivery',
      path: IAM_PATH,
      description: 'Delivers the organisation trail to its log group.',
      assumeRolePolicy: policyJson(trailDeliveryTrust()),
    });
    const permissions = new IamRolePolicy(this, 'delivery-permissions', {
      name: 'deliver',
      role: role.name,
      policy: policyJson(trailDeliveryPermissions({ ...place, organizationId: this.estate.aws.organization.id })),
    });
    return { logGroup, role, permissions };
  }

  /**
   * The second of two: the evidence store watches what arrives in the bucket, within 90 minutes; this one, within an hour, whether
   * the trail still records at all. An adopted trail in another region has only the first: an alarm notifies no topic
   * of another region.
   */
  private alarmOnSilence(): void {
    new SilenceAlarm(this, 'silence', {
      name: 'firebreak-trail-silent',
      description: 'The organisation trail has sent nothing to its log group for an hour.',
      namespace: 'AWS/Logs',
      metric: 'IncomingLogEvents',
      dimensions: { LogGroupName: LOG_GROUP },
      halfHours: 2,
      topicArn: this.names.alarmTopicArn,
    });
  }
}
