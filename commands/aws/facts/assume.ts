import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Estate } from '../../../stacks/estate/schema';
import { CommandError } from '../../cli/exit';
import { asCaller, caller, REFUSED, sessionName, signIn } from './caller';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A role that cannot be assumed. */
export class NotAssumed extends CommandError {
  /**
   * @param certain Whether Terraform would fare alike: AWS or the SDK refused, which no proxy and no retry changes.
   */
  constructor(
    what: string,
    next: string,
    readonly certain: boolean,
  ) {
    super(what, next);
  }
}

/**
 * A session of a role, from the caller's own credentials, as Terraform makes it.
 *
 * @throws NotAssumed
 */
export async function assume(roleArn: string, estate: Estate): Promise<Credentials> {
  try {
    const { Credentials: session } = await asCaller(estate).send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: await sessionNameOf(estate) }),
    );
    if (!session?.AccessKeyId || !session.SecretAccessKey) throw new Error('AWS returned no credentials');
    return {
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
    };
  } catch (error) {
    const who = await caller(estate);
    const { name, message } = error as Error;
    const refused = [...Object.values(REFUSED), /^AccessDenied/].some((pattern) => pattern.test(name));
    throw new NotAssumed(`cannot assume ${roleArn} as ${who.name}: ${message}`, signIn(who, estate), refused);
  }
}

const names = new WeakMap<Estate, Promise<string>>();

/** The name under which CloudTrail shows the caller in every call that a role makes for them. Asked for once. */
export function sessionNameOf(estate: Estate): Promise<string> {
  const known = names.get(estate) ?? caller(estate).then(sessionName);
  names.set(estate, known);
  return known;
}
