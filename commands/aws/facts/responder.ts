import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { S3Client } from '@aws-sdk/client-s3';
import { awsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import { assume, type Credentials } from './assume';
import { caller } from './caller';

/** SDK clients of the responder role of one account. */
export class Responder {
  private constructor(
    readonly accountId: string,
    private readonly credentials: Credentials,
  ) {}

  readonly iam = () => new IAMClient(this.config('us-east-1'));
  readonly organizations = () => new OrganizationsClient(this.config('us-east-1'));
  readonly ec2 = (region: string) => new EC2Client(this.config(region));
  readonly autoScaling = (region: string) => new AutoScalingClient(this.config(region));
  readonly loadBalancing = (region: string) => new ElasticLoadBalancingV2Client(this.config(region));
  readonly classicLoadBalancing = (region: string) => new ElasticLoadBalancingClient(this.config(region));
  readonly kms = (region: string) => new KMSClient(this.config(region));
  readonly lambda = (region: string) => new LambdaClient(this.config(region));
  readonly rds = (region: string) => new RDSClient(this.config(region));
  readonly resolver = (region: string) => new Route53ResolverClient(this.config(region));
  readonly s3 = (region: string) => new S3Client({ ...this.config(region), followRegionRedirects: true });

  /**
   * A session of the role, from the caller's own credentials, as Terraform does it.
   *
   * @throws NotAssumed when the role cannot be assumed.
   */
  static async in(accountId: string, estate: Estate): Promise<Responder> {
    return new Responder(accountId, await assume(awsNames(estate).responderArn(accountId), estate));
  }

  private config(region: string) {
    return { region, credentials: this.credentials };
  }
}

/** Who is at the keyboard, for the timeline: the last part of the caller's ARN, a session name or a user name. */
export async function callerName(estate: Estate): Promise<string> {
  return (await caller(estate)).name;
}
