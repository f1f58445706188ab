import { EbsSnapshot } from '@cdktf/provider-aws/lib/ebs-snapshot';
import { EbsSnapshotCopy } from '@cdktf/provider-aws/lib/ebs-snapshot-copy';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnapshotCreateVolumePermission } from '@cdktf/provider-aws/lib/snapshot-create-volume-permission';
import { Construct } from 'constructs';

export interface VolumeEvidenceProps {
  readonly incident: string;
  readonly volumeId: string;
  readonly instanceId: string;
  readonly region: string;
  /** Alias of the key that the forensic account may use, in the account of the volume. */
  readonly ebsKeyAlias: string;
  readonly forensic: {
    readonly accountId: string;
    readonly provider: AwsProvider;
    /** Alias of the key of the copy, in the forensic account. */
    readonly snapshotKeyAlias: string;
  };
  /** The volume is in the forensic account itself: a snapshot cannot be shared with its owner. */
  readonly inForensicAccount: boolean;
  /** Copies wait for these, of another volume: AWS makes only so many at once. */
  readonly waitsFor: { readonly shareable?: VolumeEvidence; readonly copy?: VolumeEvidence };
}

/** Terraform waits for snapshots to be complete, and deletes at the next apply what it gave up waiting for. */
const PATIENCE = { create: '48h' };

/**
 * Never changed once made: later tags (another commander, another date of review) are not for evidence, and responders may
 * tag snapshots at creation only.
 */
const KEPT = { preventDestroy: true, ignoreChanges: 'all' as const };

/**
 * One volume: as it was when the snapshot was *started*, re-encrypted, shared, and copied into the forensic account under
 * a key of that account.
 *
 * Re-encrypted in any case: snapshots under `aws/ebs` cannot be shared at all, those under another key only if its policy
 * lets the forensic account in, and which key a volume has is no fact of the incident file. It costs a second copy in the
 * account, and never a failure at the moment when it is needed.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
 *
 * Keys are named by alias and looked up by nobody: a missing key must stop a copy, not the snapshot before it.
 */
export class VolumeEvidence extends Construct {
  /** In the account of the volume. @default - none: the volume is in the forensic account */
  private readonly shareable?: EbsSnapshotCopy;
  /** In the forensic account. */
  private readonly copy: EbsSnapshotCopy;

  constructor(scope: Construct, id: string, props: VolumeEvidenceProps) {
    super(scope, id);
    const { incident, volumeId, instanceId, region, ebsKeyAlias, forensic, waitsFor } = props;
    const about = {
      description: `Firebreak ${incident}: ${volumeId} of ${instanceId}`,
      tags: { Name: `firebreak-${incident}`, instance: instanceId, volume: volumeId },
      timeouts: PATIENCE,
      lifecycle: KEPT,
    };
    const snapshot = new EbsSnapshot(this, 'snapshot', { ...about, volumeId });
    const copied = { ...about, sourceRegion: region, encrypted: true };
    const earlierCopy = present(waitsFor.copy?.copy);
    if (props.inForensicAccount) {
      const kmsKeyId = forensic.snapshotKeyAlias;
      this.copy = new EbsSnapshotCopy(this, 'copy', {
        ...copied,
        provider: forensic.provider,
        sourceSnapshotId: snapshot.id,
        kmsKeyId,
        dependsOn: earlierCopy,
      });
      return;
    }
    this.shareable = new EbsSnapshotCopy(this, 'shareable', {
      ...copied,
      sourceSnapshotId: snapshot.id,
      kmsKeyId: ebsKeyAlias,
      dependsOn: present(waitsFor.shareable?.shareable),
    });
    const share = new SnapshotCreateVolumePermission(this, 'share', {
      snapshotId: this.shareable.id,
      accountId: forensic.accountId,
      lifecycle: KEPT,
    });
    this.copy = new EbsSnapshotCopy(this, 'copy', {
      ...copied,
      provider: forensic.provider,
      sourceSnapshotId: this.shareable.id,
      kmsKeyId: forensic.snapshotKeyAlias,
      dependsOn: [share, ...(earlierCopy ?? [])],
    });
  }
}

function present<T>(one: T | undefined): T[] | undefined {
  return one && [one];
}
