import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer';
import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DetectiveClient } from '@aws-sdk/client-detective';
import { EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { S3Client } from '@aws-sdk/client-s3';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { SNSClient } from '@aws-sdk/client-sns';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import type { Gate } from './gate';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

type Config = Pick<STSClientConfig, 'region' | 'requestHandler' | 'maxAttempts' | 'credentials'>;

/** What all clients share: how many calls at a time, and the connections, which are one a service and region for all accounts. */
export interface Shared {
  readonly gate: Gate;
  readonly requestHandler: STSClient['config']['requestHandler'];
}

/** SDK clients of one session; each is made once. */
export class Clients {
  private readonly made = new Map<string, unknown>();

  /** @param credentials @default - the caller's own */
  constructor(
    private readonly shared: Shared,
    private readonly credentials?: Credentials,
  ) {}

  readonly accessAnalyzer = (region: string) => this.client('accessanalyzer', region, AccessAnalyzerClient);
  readonly athena = (region: string) => this.client('athena', region, AthenaClient);
  readonly cloudTrail = (region: string) => this.client('cloudtrail', region, CloudTrailClient);
  readonly cloudWatch = (region: string) => this.client('cloudwatch', region, CloudWatchClient);
  readonly detective = (region: string) => this.client('detective', region, DetectiveClient);
  readonly ec2 = (region: string) => this.client('ec2', region, EC2Client);
  readonly guardDuty = (region: string) => this.client('guardduty', region, GuardDutyClient);
  readonly iam = () => this.client('iam', 'us-east-1', IAMClient);
  readonly kms = (region: string) => this.client('kms', region, KMSClient);
  readonly logs = (region: string) => this.client('logs', region, CloudWatchLogsClient);
  readonly organizations = () => this.client('organizations', 'us-east-1', OrganizationsClient);
  readonly resolver = (region: string) => this.client('resolver', region, Route53ResolverClient);
  readonly s3 = (region: string) => this.client('s3', region, S3Client);
  readonly securityHub = (region: string) => this.client('securityhub', region, SecurityHubClient);
  readonly sns = (region: string) => this.client('sns', region, SNSClient);
  readonly sts = (region: string) => this.client('sts', region, STSClient);

  private client<C extends Bounded>(service: string, region: string, make: new (config: Config) => C): C {
    const key = `${service} ${region}`;
    const known = this.made.get(key) as C | undefined;
    if (known) return known;
    const { gate, requestHandler } = this.shared;
    // More attempts than the three of the SDK: APIs of the organisation take a few calls a second.
    const client = new make({ region, requestHandler, credentials: this.credentials, maxAttempts: 8 });
    client.middlewareStack.add((next) => (args) => gate.through(() => next(args)), { step: 'initialize' });
    this.made.set(key, client);
    return client;
  }
}

interface Bounded {
  readonly middlewareStack: {
    add(
      middleware: <I, O>(next: (args: I) => Promise<O>) => (args: I) => Promise<O>,
      options: { readonly step: 'initialize' },
    ): void;
  };
}
