import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access';
import { Ec2ImageBlockPublicAccess } from '@cdktf/provider-aws/lib/ec2-image-block-public-access';
import { Ec2SerialConsoleAccess } from '@cdktf/provider-aws/lib/ec2-serial-console-access';
import { Construct } from 'constructs';

/**
 * No snapshot or AMI of this account and region is public, and no serial console answers.
 * Sharing with named accounts goes on: the forensic account gets its snapshots that way.
 */
export class PublicSharing extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new EbsSnapshotBlockPublicAccess(this, 'snapshots', { state: 'block-all-sharing' });
    new Ec2ImageBlockPublicAccess(this, 'images', { state: 'block-new-sharing' }); // the only blocking state AMIs have
    new Ec2SerialConsoleAccess(this, 'serial-console', { enabled: false }); // a way in that no security group filters
  }
}
