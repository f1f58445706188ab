import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { awsNames } from '../../../../stacks/aws/names';
import type { Estate } from '../../../../stacks/estate/schema';
import { sessionNameOf } from '../../facts/assume';
import { callerName } from '../../facts/responder';
import { Clients } from './clients';
import { Gate } from './gate';
import { memo } from './memo';
import { Unreachable, type Role } from './role';

/** Sessions of the responder roles, from the caller's own credentials; each role of an account is assumed once. */
export class Access {
  private readonly gate: Gate;
  private readonly sessions = new Map<string, Promise<Clients>>();
  /** With the caller's own rights. */
  readonly caller: Clients;
  readonly callerName: () => Promise<string>;

  /** @param atOnce calls that are under way at a time. */
  constructor(
    private readonly estate: Estate,
    atOnce: number,
  ) {
    this.gate = new Gate(atOnce);
    this.caller = new Clients(this.shared());
    this.callerName = memo(() => callerName(estate));
  }

  /** Calls made until now. */
  get calls(): number {
    return this.gate.passed;
  }

  /** @throws Unreachable */
  as(role: Role, accountId: string): Promise<Clients> {
    const key = `${role} ${accountId}`;
    const session = this.sessions.get(key) ?? this.assume(role, accountId);
    this.sessions.set(key, session);
    return session;
  }

  private async assume(role: Role, accountId: string): Promise<Clients> {
    const { aws } = this.estate;
    const RoleArn = awsNames(this.estate).roleArn(accountId, aws.responders.roles[role]);
    const sts = this.caller.sts(aws.homeRegion);
    try {
      const { Credentials: issued } = await sts.send(
        new AssumeRoleCommand({ RoleArn, RoleSessionName: await sessionNameOf(this.estate) }),
      );
      if (!issued?.AccessKeyId || !issued.SecretAccessKey) throw new Error('AWS returned no credentials');
      const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = issued;
      return new Clients(this.shared(), { accessKeyId, secretAccessKey, sessionToken });
    } catch (error) {
      throw new Unreachable(aws.responders.roles[role], (error as Error).message);
    }
  }

  private readonly shared = memo(() => {
    const { requestHandler } = new STSClient({ region: this.estate.aws.homeRegion }).config;
    return { gate: this.gate, requestHandler };
  });
}
