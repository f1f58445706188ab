import { DataAwsKmsAlias } from '@cdktf/provider-aws/lib/data-aws-kms-alias';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block';
import type { Construct } from 'constructs';
import { ebsKeyPolicy } from '../../../../policies/aws/storage/ebs-key';
import { regionalLandingBucketPolicy } from '../../../../policies/aws/logs/landing-bucket';
import { snapshotKeyPolicy } from '../../../../policies/aws/storage/snapshot-key';
import { DnsFirewall } from './dns-firewall';
import { DnsQueryLogs } from './dns-query-logs';
import { EbsEncryption } from './ebs-encryption';
import { LogDestination, logDestinationArn } from './log-destination';
import { LogSubscription, SubscriberRole } from './log-subscription';
import { PublicSharing } from './public-sharing';
import { SessionManager } from './session-manager';
import { SnapshotKey } from './snapshot-key';
import { VpcFlowLogs } from './vpc-flow-logs';
import { VpcIsolation } from './vpc-isolation';
import type { AwsAccount } from '../../accounts';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { LogLanding } from '../storage/log-landing';
import { ManagementTamperForwarding } from '../alarms/tamper-forwarding';

/**
 * One account in one region, of whatever kind: its logs flow to the forensic account, its quarantine waits, its snapshots
 * can be shared on the day. Without VPCs listed there, everything but what belongs to a VPC.
 *
 * Deploy after the evidence store, and after the forensic account's stack of the same region, which holds the log
 * destination.
 */
export class AccountRegion extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    this.prepareVpcs();
    const { key } = this.encryptVolumes();
    new PublicSharing(this, 'public-sharing');
    if (this.region === accountWideRegion(this.account, this.estate.aws.homeRegion) && !this.account.publicBuckets) {
      this.closePublicBuckets();
    }
    if (this.account.kind === 'management')
      new ManagementTamperForwarding(this, 'tamper-forwarding', { estate: this.estate });
    if (this.account.kind === 'forensic') this.keepSnapshots();
    if (this.account.kind === 'forensic' && this.region !== this.estate.aws.homeRegion) this.landLogs();
    if (this.estate.aws.logs.sessionManager) new SessionManager(this, 'session-manager');
    if (this.estate.aws.logs.applicationLogs) this.sendLogs(key);
  }

  private prepareVpcs(): void {
    const vpcIds = this.account.vpcs.filter((vpc) => vpc.region === this.region).map((vpc) => vpc.id);
    if (vpcIds.length === 0) return;
    const { evidenceBucket } = this.names;
    for (const vpcId of vpcIds) {
      new VpcFlowLogs(this, `${vpcId}-flow-logs`, { vpcId, evidenceBucket });
      new VpcIsolation(this, `${vpcId}-isolation`, { vpcId });
    }
    new DnsFirewall(this, 'dns-firewall');
    new DnsQueryLogs(this, 'dns-query-logs', { vpcIds, evidenceBucket });
  }

  private encryptVolumes(): EbsEncryption {
    const { forensic, organization } = this.estate.aws;
    return new EbsEncryption(this, 'ebs', {
      keyAlias: this.names.ebsKeyAlias,
      keyPolicy: ebsKeyPolicy({
        accountId: this.account.id,
        region: this.region,
        forensicAccountId: forensic.id,
        organizationId: organization.id,
      }),
    });
  }

  private closePublicBuckets(): void {
    new S3AccountPublicAccessBlock(this, 'public-buckets', {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }

  private keepSnapshots(): void {
    const { names } = this;
    const { id } = this.account;
    const responders = [names.responderArn(id), names.custodianArn(id), names.breakGlassArn(id)];
    new SnapshotKey(this, 'snapshots', {
      keyAlias: names.snapshotKeyAlias,
      keyPolicy: snapshotKeyPolicy({
        accountId: id,
        region: this.region,
        administrators: [names.deploymentRoleArn(id), names.breakGlassArn(id)],
        copiers: [...responders, names.deploymentRoleArn(id)], // Terraform copies with the deployment role
        readers: [names.investigatorArn(id), ...responders],
      }),
    });
  }

  /**
   * For the load balancers of this region, which deliver into no bucket of another one. The home region's landing bucket is
   * part of the evidence store.
   *
   * The key of the replicas is the home region's, as is the bucket: it is looked up there, for the reasons of the trail's.
   */
  private landLogs(): void {
    const { names, region } = this;
    const { id } = this.account;
    const { homeRegion, organization } = this.estate.aws;
    const provider = this.provider('home', this.account, homeRegion, 'home');
    const key = new DataAwsKmsAlias(this, 'evidence-key', { name: names.evidenceKeyAlias, provider });
    const bucketName = names.regionalLandingBucket(region);
    new LogLanding(this, 'log-landing', {
      bucketName,
      policy: regionalLandingBucketPolicy({
        bucket: bucketName,
        region,
        organizationId: organization.id,
        readers: [names.investigatorArn(id), names.custodianArn(id)],
        administrators: [names.deploymentRoleArn(id), names.breakGlassArn(id)],
      }),
      region,
      evidence: {
        bucket: names.evidenceBucket,
        arn: `arn:aws:s3:::${names.evidenceBucket}`,
        region: homeRegion,
        keyArn: key.targetKeyArn,
      },
    });
  }

  private sendLogs(key: EbsEncryption['key']): void {
    const { forensic, organization, logs } = this.estate.aws;
    const { excludeLogGroups } = logs;
    const { region } = this;
    const accountId = this.account.id;
    if (this.account.kind === 'forensic') {
      const { stream, feederRole, destination } = new LogDestination(this, 'log-destination', {
        accountId,
        region,
        organizationId: organization.id,
        bucket: this.names.landingBucket,
      });
      // A destination is for other accounts: AWS documents none for the account's own log groups.
      new LogSubscription(this, 'log-subscription', {
        destinationArn: stream.arn,
        roleArn: feederRole.arn,
        excludeLogGroups,
        dependsOn: [destination],
      });
      return;
    }
    const subscriber = new SubscriberRole(this, 'log-subscriber', { accountId, region });
    new LogSubscription(this, 'log-subscription', {
      destinationArn: logDestinationArn(forensic.id, region),
      roleArn: subscriber.role.arn,
      excludeLogGroups,
      // The provider does not wait until IAM has spread the role (for subscription filters it does, not for this resource),
      // and the first apply would fail. Creating the key takes 12 s, for it does wait until its own policy has spread.
      // https://github.com/hashicorp/terraform-provider-aws/issues/43660
      dependsOn: [subscriber.policy, key],
    });
  }
}

/** The region whose stack holds what an account has once: the home region, or the first of an account not active there. */
function accountWideRegion({ regions }: AwsAccount, homeRegion: string): string | undefined {
  return regions.includes(homeRegion) ? homeRegion : regions[0];
}
