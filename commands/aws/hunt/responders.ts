import { accountsOf } from '../../../stacks/aws/accounts';
import { awsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import type { Row } from '../../hunt/engine';
import { named } from './arn';
import { oneLine } from './one-line';

/**
 * Tells the responders' own calls: the session, as `FirebreakResponder/firebreak`, or the role where a row sums up sessions.
 * Undefined when a row is somebody else's.
 */
export type OwnSession = (row: Row) => string | undefined;

/**
 * By the roles of the estate, in its accounts only: elsewhere anybody may have made a role of that name. Within an account a name
 * is there once, whatever the path.
 */
export function ownSessions(estate: Estate): OwnSession {
  const accounts = new Set(accountsOf(estate.aws).map(({ id }) => id));
  const roles = new Set(Object.values(estate.aws.responders.roles));
  const names = awsNames(estate);
  const owned = new Set([...accounts].flatMap((account) => [...roles].map((role) => names.roleArn(account, role))));
  return (row) => {
    // Taking one of the roles, which responders do from the security account, and from there alone.
    if (typeof row.role_arn === 'string' && owned.has(row.role_arn) && row.contact_account === estate.aws.security.id) {
      return oneLine(`${named(row.role_arn)?.name ?? ''}/${String(row.session_name)}`);
    }
    const caller = named(row.principal);
    const own = caller && (caller.kind === 'session' || caller.kind === 'role') && accounts.has(caller.account);
    return own && roles.has(caller.name)
      ? [caller.name, ...(caller.session === undefined ? [] : [caller.session])].join('/')
      : undefined;
  };
}
