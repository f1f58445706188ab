import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import type { PolicyDocument } from '../../../../policies/document';
import { policyJson } from '../../../policy-json';

export interface PrivateBucketProps {
  readonly bucketName: string;
  readonly policy: PolicyDocument;
  /** ARN of the key of SSE-KMS. @default - SSE-S3 */
  readonly keyArn?: string;
  /** Object Lock, which S3 takes at creation. @default false */
  readonly objectLock?: boolean;
}

/** A versioned, encrypted, private bucket that Terraform will not destroy. */
export class PrivateBucket extends Construct {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
  /** What others wait for before anything is delivered. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, { bucketName, policy, keyArn, objectLock }: PrivateBucketProps) {
    super(scope, id);
    this.bucket = new S3Bucket(this, 'bucket', {
      bucket: bucketName,
      objectLockEnabled: objectLock,
      lifecycle: { preventDestroy: true },
    });
    const { id: bucket } = this.bucket;
    this.versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: keyArn
            ? { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn }
            : { sseAlgorithm: 'AES256' },
          bucketKeyEnabled: keyArn !== undefined,
        },
      ],
    });
    new S3BucketOwnershipControls(this, 'ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    const access = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.policy = new S3BucketPolicy(this, 'policy', { bucket, policy: policyJson(policy), dependsOn: [access] });
  }
}
