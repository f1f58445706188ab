import { accountsOf } from '../../stacks/aws/accounts';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';

/** `denied`: of what containment denies everything; `revoked`: of a role that goes on with new sessions. */
export type Whose = 'denied' | 'revoked' | 'responder' | 'other';

const ARN = /^arn:aws:(?:iam|sts)::(\d{12}):(root|user|role|assumed-role|federated-user)(?:\/(.+))?$/;

/** Tells by the ARN of a caller whose call it was; what is no ARN is nobody's known. */
export function whoseCalls({ aws }: Incident, estate: Estate): (who: string) => Whose {
  const responders = new Set<string>(Object.values(estate.aws.responders.roles));
  // Anybody may give a role of their own account the name of a responder's.
  const own = new Set(accountsOf(estate.aws).map(({ id }) => id));
  const targets = new Map(aws.map((entry) => [entry.account, entry]));
  return (who) => {
    const [, account = '', kind, path = ''] = ARN.exec(who) ?? [];
    const [first = '', ...rest] = path.split('/');
    const last = rest.at(-1) ?? first;
    if (own.has(account) && kind === 'assumed-role' && responders.has(first)) return 'responder';
    if (own.has(account) && kind === 'role' && responders.has(last)) return 'responder';
    const contained = targets.get(account);
    if (!contained) return 'other';
    if (contained.quarantine) return 'denied';
    if (kind === 'root') return contained.root ? 'denied' : 'other';
    // A session of GetFederationToken has the name that its maker gave it: whose it is, it does not tell.
    if (kind === 'federated-user') return 'other';
    if (kind === 'user') return contained.users.some(({ name }) => name === last) ? 'denied' : 'other';
    if (first.startsWith('AWSReservedSSO_')) {
      return contained.identityCenterUsers.some(({ name }) => name === last) ? 'denied' : 'other';
    }
    const roleName = kind === 'role' ? last : first;
    if (contained.functions.some(({ role }) => role === roleName)) return 'denied';
    const role = contained.roles.find(({ name }) => name === roleName);
    return role ? (role.control === 'deny' ? 'denied' : 'revoked') : 'other';
  };
}
