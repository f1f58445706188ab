import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { PolicyDocument } from '../../../../policies/document';
import { policyJson } from '../../../policy-json';

export interface EbsEncryptionProps {
  readonly keyAlias: string;
  readonly keyPolicy: PolicyDocument;
}

/**
 * New volumes and snapshots are encrypted with a key that the forensic account may use: AWS refuses to share snapshots
 * encrypted with `aws/ebs`. Volumes that exist keep their key.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
 */
export class EbsEncryption extends Construct {
  public readonly key: KmsKey;

  constructor(scope: Construct, id: string, props: EbsEncryptionProps) {
    super(scope, id);
    this.key = new KmsKey(this, 'key', {
      description: 'Firebreak: default EBS key, which the forensic account may copy snapshots with',
      policy: policyJson(props.keyPolicy),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      lifecycle: { preventDestroy: true }, // every volume made since would be lost with it
    });
    new KmsAlias(this, 'alias', { name: props.keyAlias, targetKeyId: this.key.keyId });
    const defaultKey = new EbsDefaultKmsKey(this, 'default-key', { keyArn: this.key.arn });
    new EbsEncryptionByDefault(this, 'by-default', { enabled: true, dependsOn: [defaultKey] }); // no volume with another key in between
  }
}
