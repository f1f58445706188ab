import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetSessionTokenCommand, STSClient, type Credentials as Issued } from '@aws-sdk/client-sts';

// The SDK's advice about Node's version is for us, not for whoever reads the drill.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** SDK clients of one principal. */
export class Principal {
  constructor(
    private readonly endpoint: string,
    readonly credentials: Credentials,
  ) {}

  readonly iam = () => new IAMClient(this.config('us-east-1'));
  readonly sts = () => new STSClient(this.config('us-east-1'));
  readonly organizations = () => new OrganizationsClient(this.config('us-east-1'));
  readonly s3 = (region: string) => new S3Client({ ...this.config(region), forcePathStyle: true });
  readonly ec2 = (region: string) => new EC2Client(this.config(region));
  readonly kms = (region: string) => new KMSClient(this.config(region));
  readonly lambda = (region: string) => new LambdaClient(this.config(region));
  readonly rds = (region: string) => new RDSClient(this.config(region));
  readonly cloudtrail = (region: string) => new CloudTrailClient(this.config(region));
  readonly guardduty = (region: string) => new GuardDutyClient(this.config(region));

  /** A session of the role; `mfaDevice` is the ARN of the caller's MFA device when the role asks for MFA. */
  async assume(roleArn: string, mfaDevice?: string): Promise<Principal> {
    const { Credentials: session } = await this.sts().send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'drill', ...secondFactor(mfaDevice) }),
    );
    return this.with(session, roleArn);
  }

  /** A session of the user itself; `mfaDevice` as for `assume`. */
  async session(mfaDevice?: string): Promise<Principal> {
    const { Credentials: session } = await this.sts().send(new GetSessionTokenCommand(secondFactor(mfaDevice)));
    return this.with(session, 'a session token');
  }

  private with(session: Issued | undefined, what: string): Principal {
    if (!session?.AccessKeyId || !session.SecretAccessKey) throw new Error(`no credentials for ${what}`);
    return new Principal(this.endpoint, {
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
    });
  }

  private config(region: string) {
    return { region, endpoint: this.endpoint, credentials: this.credentials, maxAttempts: 2 };
  }
}

function secondFactor(mfaDevice: string | undefined) {
  return mfaDevice ? { SerialNumber: mfaDevice, TokenCode: '123456' } : {};
}
