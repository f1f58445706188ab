import type { Construct } from 'constructs';
import { stateBucketPolicy } from '../../../../policies/aws/storage/state-bucket';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { PrivateBucket } from './private-bucket';

/**
 * Bucket of the Terraform state of every stack, this one included: forensic account, home region.
 *
 * SSE-S3, so that no key stands between the responders and their state; it holds no secret.
 */
export class StateBucket extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const { names, account } = this;
    new PrivateBucket(this, 'state', {
      bucketName: names.stateBucket,
      policy: stateBucketPolicy({
        bucket: names.stateBucket,
        users: [names.responderArn(account.id), names.custodianArn(account.id)],
        administrators: [names.deploymentRoleArn(account.id), names.breakGlassArn(account.id)],
      }),
    });
  }
}
