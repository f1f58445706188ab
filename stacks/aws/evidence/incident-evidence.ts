import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { AwsTargets } from '../../incident/aws-targets';
import type { Incident } from '../../incident/schema';
import type { AwsAccount } from '../accounts';
import { AwsStack, type AwsStackProps } from '../aws-stack';
import { FLOW_LOG_FORMAT } from '../prepare/storage/flow-log-format';
import { incidentAccess } from '../incident-access';
import { VolumeEvidence } from './volume-evidence';

export interface IncidentEvidenceProps extends Omit<AwsStackProps, 'access'> {
  readonly incident: Incident;
  readonly forensic: AwsAccount;
  /** Contained instances of this account and region. */
  readonly instances: AwsTargets['instances'];
  /** VPCs that this stack records from now on. */
  readonly recordVpcs: readonly string[];
  /** VPCs that are recorded already. */
  readonly recordedVpcs: readonly string[];
  /** Evidence stacks of the incident that copy in this region: the forensic account makes the copies of them all. */
  readonly stacksOfRegion: number;
}

/**
 * Copies that AWS makes at once in an account and region. It refuses the next one with ResourceLimitExceeded, which the
 * provider does not try again. https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html
 */
const COPIES_AT_ONCE = 20;

/**
 * What an incident preserves of one account and region. The same in every phase: it outlives the incident.
 *
 * Containment never depends on it: an apply lasts until the last snapshot is complete, hours later. It is *started* first;
 * a snapshot holds what was on the volume then (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html).
 *
 * `cdktf destroy` fails by `prevent_destroy`. A volume taken out of the incident file would be planned for deletion: the
 * responder role may delete no snapshot and no flow log that is evidence, so that the apply fails.
 */
export class IncidentEvidence extends AwsStack {
  constructor(scope: Construct, id: string, props: IncidentEvidenceProps) {
    const { evidenceCustodian, responder } = props.estate.aws.responders.roles;
    super(scope, id, { ...props, access: incidentAccess(props.incident, 'evidence', responder) });
    this.keepVolumes(props, evidenceCustodian);
    for (const vpcId of props.recordVpcs) this.record(vpcId);
    if (props.recordedVpcs.length > 0) {
      new TerraformOutput(this, 'recorded-already', {
        value: props.recordedVpcs,
        description: 'VPCs whose traffic is in the evidence bucket already, every minute.',
      });
    }
  }

  private keepVolumes(props: IncidentEvidenceProps, custodian: string): void {
    const attached = props.instances.flatMap(({ id, volumes }) => volumes.map((volume) => ({ volume, instance: id })));
    // A volume may be attached to several instances.
    const volumes = new Map(attached.map(({ volume, instance }) => [volume, instance]));
    if (volumes.size === 0) return;
    const { names, region, account } = this;
    const forensic = {
      accountId: props.forensic.id,
      snapshotKeyAlias: names.snapshotKeyAlias,
      provider: this.forensicProvider(props.forensic, custodian),
    };
    const lanes = { shareable: COPIES_AT_ONCE, copy: Math.max(1, Math.floor(COPIES_AT_ONCE / props.stacksOfRegion)) };
    const made: VolumeEvidence[] = [];
    for (const [volumeId, instanceId] of volumes) {
      const evidence = new VolumeEvidence(this, volumeId, {
        incident: props.incident.id,
        volumeId,
        instanceId,
        region,
        ebsKeyAlias: names.ebsKeyAlias,
        forensic,
        inForensicAccount: account.id === props.forensic.id,
        waitsFor: { shareable: made[made.length - lanes.shareable], copy: made[made.length - lanes.copy] },
      });
      made.push(evidence);
    }
  }

  /** Copies belong to the custodian; the responder role encrypts with no key of the forensic account. */
  private forensicProvider(forensic: AwsAccount, custodian: string): AwsProvider {
    const provider = this.provider('forensic', forensic, this.region, 'forensic');
    provider.assumeRole = [{ roleArn: this.names.roleArn(forensic.id, custodian), sessionName: this.sessionName() }];
    return provider;
  }

  private record(vpcId: string): void {
    new FlowLog(this, `${vpcId}-flow-logs`, {
      vpcId,
      trafficType: 'ALL',
      maxAggregationInterval: 60,
      logDestinationType: 's3',
      logDestination: `arn:aws:s3:::${this.names.evidenceBucket}`,
      logFormat: FLOW_LOG_FORMAT,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
      tags: { Name: 'firebreak' },
      // Every change of a flow log replaces it; a later version of Firebreak may write another format.
      lifecycle: { preventDestroy: true, ignoreChanges: 'all' },
    });
  }
}
