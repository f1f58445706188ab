import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { PolicyDocument } from '../../../../policies/document';
import { policyJson } from '../../../policy-json';

export interface SnapshotKeyProps {
  readonly keyAlias: string;
  readonly keyPolicy: PolicyDocument;
}

/** The key that snapshot copies are encrypted with, so that a copy outlives the key of the account it came from. */
export class SnapshotKey extends Construct {
  constructor(scope: Construct, id: string, props: SnapshotKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, 'key', {
      description: 'Firebreak: encrypts snapshots copied as evidence',
      policy: policyJson(props.keyPolicy),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'alias', { name: props.keyAlias, targetKeyId: key.keyId });
  }
}
