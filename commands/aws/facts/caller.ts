import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Estate } from '../../../stacks/estate/schema';

// The SDK's advice about Node's version is for us, not for whoever contains an incident.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** A client with the caller's own credentials. */
export function asCaller(estate: Estate): STSClient {
  return new STSClient({ region: estate.aws.homeRegion });
}

/** Who is at the keyboard, as far as AWS says. */
export interface Caller {
  /** For messages and the timeline: what follows the kind of principal in the ARN, or why there is nobody. */
  readonly name: string;
  /** Absent when AWS does not say. */
  readonly accountId?: string;
  /** Whether the credentials end by themselves. Those that do not never carry MFA. */
  readonly temporary: boolean;
}

/** Names of errors by which AWS, or the SDK before it, refuses the credentials themselves. */
export const REFUSED = {
  none: /^(CredentialsProviderError|MissingAuthenticationToken\w*)$/,
  expired: /^(ExpiredToken\w*|TokenRefreshRequired)$/,
  unknown: /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidAccessKeyId)$/,
} as const;

/** Asks AWS; GetCallerIdentity needs no permission. Never rejects. */
export async function caller(estate: Estate): Promise<Caller> {
  const sts = asCaller(estate);
  const temporary = await sts.config.credentials().then(
    ({ sessionToken }) => sessionToken !== undefined,
    () => false,
  );
  try {
    const { Arn: arn, Account: accountId } = await sts.send(new GetCallerIdentityCommand({}));
    return { name: arn?.split('/').slice(1).join('/') || arn || 'unknown', accountId, temporary };
  } catch (error) {
    return { name: nobody(error as Error), temporary };
  }
}

function nobody({ name }: Error): string {
  if (REFUSED.none.test(name)) return 'nobody (no AWS credentials)';
  if (REFUSED.expired.test(name)) return 'nobody (the AWS session has expired)';
  if (REFUSED.unknown.test(name)) return 'nobody (AWS does not know these credentials)';
  return `somebody (AWS did not say who: ${name})`;
}

/** Whom a role session is made for, in CloudTrail: `firebreak-asha@example.com`. 2 to 64 of `\w+=,.@-`. */
export function sessionName({ name, accountId }: Pick<Caller, 'name' | 'accountId'>): string {
  if (!accountId) return 'firebreak';
  const person = name.split(/[/:]/).at(-1) ?? '';
  return `firebreak-${person.replace(/[^\w+=,.@-]/g, '_')}`.slice(0, 64);
}

/** What whoever could not assume a responder role does next. */
export function signIn({ accountId, temporary }: Caller, { aws }: Estate): string {
  const { mfa, trustedRoles } = aws.responders;
  const how =
    mfa === 'aws'
      ? 'with MFA (aws sts get-session-token --serial-number … --token-code …, and export what it prints)'
      : `with one of ${trustedRoles.join(', ')}`;
  const into = `sign in to the security account ${aws.security.id} as a responder, ${how}`;
  if (!accountId) return into;
  if (accountId !== aws.security.id) return `${into}; now it is the account ${accountId}`;
  if (mfa === 'aws' && !temporary) return `${into}; a long-term access key alone carries none`;
  return `${into}; if that was so, deploy prepare-aws-responders, which makes the roles, or use break-glass`;
}
