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
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { awsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import { CommandError } from '../../cli/exit';

// The SDK's advice about Node's version is for us, not for whoever contains an incident.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** SDK clients of the responder role of one account. */
export class Responder {
  private constructor(
    readonly accountId: string,
    private readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
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
   * @throws CommandError when the role cannot be assumed.
   */
  static async in(accountId: string, estate: Estate): Promise<Responder> {
    const roleArn = awsNames(estate).responderArn(accountId);
    const sts = new STSClient({ region: estate.aws.homeRegion });
    try {
      const { Credentials: session } = await sts.send(
        new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'firebreak' }),
      );
      if (!session?.AccessKeyId || !session.SecretAccessKey) throw new Error('AWS returned no credentials');
      return new Responder(accountId, {
        accessKeyId: session.AccessKeyId,
        secretAccessKey: session.SecretAccessKey,
        sessionToken: session.SessionToken,
      });
    } catch (error) {
      throw new CommandError(
        `cannot assume ${roleArn} as ${await callerName(estate)}: ${error instanceof Error ? error.message : String(error)}`,
        `sign in to the security account ${estate.aws.security.id} as a responder${howToSignIn(estate)}; if that was so, ` +
          'deploy prepare-aws-responders, which makes the role, or use break-glass',
      );
    }
  }

  private config(region: string) {
    return { region, credentials: this.credentials };
  }
}

/** Who is at the keyboard, for the timeline: the last part of the caller's ARN, a session name or a user name. */
export async function callerName(estate: Estate): Promise<string> {
  try {
    const sts = new STSClient({ region: estate.aws.homeRegion });
    const { Arn: arn } = await sts.send(new GetCallerIdentityCommand({}));
    return arn?.split('/').slice(1).join('/') || arn || 'unknown';
  } catch {
    return 'nobody (no AWS credentials)';
  }
}

function howToSignIn({ aws }: Estate): string {
  return aws.responders.mfa === 'aws'
    ? ' with MFA (aws sts get-session-token --serial-number … --token-code …)'
    : ` with one of ${aws.responders.trustedRoles.join(', ')}`;
}
