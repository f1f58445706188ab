import { accountsOf, type AwsAccount } from '../../../stacks/aws/accounts';
import type { Estate } from '../../../stacks/estate/schema';
import { oneOf } from '../../../stacks/files/allowed';
import { CommandError, UsageError } from '../../cli/exit';
import { accountFacts } from './account';
import type { Asked, Facts, Region } from './facts';
import { Attempts } from './iam/attempts';
import { customerManaged } from './iam/policies';
import type { RoleIam, UserIam } from './iam/records';
import { instanceFacts } from './instances';
import { roleFacts, userFacts } from './principals';
import { bucketFacts, databaseFacts, functionFacts, keyFacts } from './resources';
import { Responder } from './responder';

/**
 * Looks up, through the responder role, everything about what is to be contained in one account. Changes nothing.
 *
 * @param regions where to look. @default the regions of the account in the estate
 * @throws CommandError when something does not exist or cannot be read.
 */
export async function lookUp(asked: Asked, regions: readonly Region[] | undefined, estate: Estate): Promise<Facts> {
  const account = accountOf(asked.account, estate);
  try {
    return await inAccount(account, asked, regions, estate);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { name, message } = error as Error;
    throw new CommandError(
      `the facts of account ${account.name} (${account.id}) cannot be looked up: ${name}: ${message}`,
      'run it again when AWS throttles; with AccessDenied, look for an SCP on the account, and deploy prepare-aws-responders again',
    );
  }
}

async function inAccount(
  account: AwsAccount,
  asked: Asked,
  regions: readonly Region[] | undefined,
  estate: Estate,
): Promise<Facts> {
  const where = regions ?? (account.regions as readonly Region[]); // the estate has been checked
  const responder = await Responder.in(account.id, estate);
  const security = await securityResponder(responder, estate);
  const attempts = new Attempts();
  const all = <A, T>(items: readonly A[], look: (item: A) => Promise<T>) => Promise.all(items.map(look));
  const [users, instances, functions, buckets, keys, databases, facts] = await Promise.all([
    all(asked.users, (user) => userFacts(nameIn(user, 'user', account), responder, attempts)),
    all(asked.instances, (id) => instanceFacts(id, where, responder)),
    all(asked.functions, (name) => functionFacts(name, where, responder)),
    all(asked.buckets, (name) => bucketFacts(name, estate.aws.homeRegion, responder)),
    all(asked.keys, (arn) => keyFacts(arn, responder)),
    all(asked.databases, (id) => databaseFacts(id, where, responder)),
    accountFacts(responder, security),
  ]);
  // The credentials of an instance are contained with it; a function is contained by its role.
  const roleNames = [
    ...asked.roles.map((role) => nameIn(role, 'role', account)),
    ...instances.flatMap(({ role }) => role ?? []),
    ...functions.map(({ role }) => role),
  ];
  const roles = await all([...new Set(roleNames)], (role) => roleFacts(role, where, responder));
  const policyArns = [...users, ...roles].flatMap(({ iam }) => policiesNamedIn(iam));
  return {
    accountId: account.id,
    users,
    askedRoles: asked.roles.map((role) => nameIn(role, 'role', account)),
    roles,
    identityCenterUsers: asked.identityCenterUsers.map(identityCenterUser),
    instances,
    functions,
    buckets,
    keys,
    databases,
    accountQuarantine: asked.accountQuarantine,
    root: asked.root,
    account: facts,
    policies: await customerManaged(policyArns, responder.iam(), attempts),
    unread: attempts.failed,
  };
}

/** ARNs. */
function policiesNamedIn(iam: UserIam | RoleIam): string[] {
  const groups = 'groups' in iam ? (iam.groups ?? []) : [];
  const attached = [iam, ...groups].flatMap(({ attachedPolicies }) => attachedPolicies);
  return iam.permissionsBoundary ? [...attached, iam.permissionsBoundary] : attached;
}

/** SCPs can be read from where they are delegated to; that account may be the one itself. */
async function securityResponder(responder: Responder, estate: Estate): Promise<Responder> {
  const { id } = estate.aws.security;
  return responder.accountId === id ? responder : Responder.in(id, estate);
}

/** @throws UsageError when the estate has no such account. */
export function accountOf(text: string, estate: Estate): AwsAccount {
  const accounts = accountsOf(estate.aws);
  const account = accounts.find(({ id, name }) => id === text || name === text);
  if (account) return account;
  const known = /^\d+$/.test(text) ? accounts.map(({ id }) => id) : accounts.map(({ name }) => name);
  throw new UsageError(
    `account ${text} is not in the estate, which has ${oneOf(known, text)}`,
    'give one of them, or add the account to the estate and deploy its preparedness; what cannot wait, contain at its provider',
  );
}

/** The name of a principal that may be written as an ARN. */
function nameIn(text: string, kind: 'user' | 'role', account: AwsAccount): string {
  if (!text.startsWith('arn:')) return text;
  const [, , service, , owner, resource = ''] = text.split(':');
  if (service !== 'iam' || !resource.startsWith(`${kind}/`)) {
    throw new UsageError(`${text} is not the ARN of a ${kind}`, `give --${kind} a name, or an ARN with :${kind}/`);
  }
  if (owner !== account.id) {
    throw new CommandError(
      `${text} is a principal of account ${owner}, not of ${account.name} (${account.id})`,
      'put it behind an --aws of its own account; outside the estate, quarantine the resources it reaches (--bucket, --key, --account-quarantine) and call its owner',
    );
  }
  return resource.split('/').pop() ?? resource;
}

/** `<user id>=<name>`. */
function identityCenterUser(text: string): Facts['identityCenterUsers'][number] {
  const [id = '', name] = text.split('=');
  if (!name) {
    throw new UsageError(
      `--identity-center-user is '${text}'`,
      'give <user id>=<name>; the id is shown in IAM Identity Center, and by aws identitystore list-users',
    );
  }
  return { id, name };
}
