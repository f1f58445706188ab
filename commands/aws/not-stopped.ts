import { accountsOf } from '../../stacks/aws/accounts';
import { targetsInEstate } from '../../stacks/aws/containment/account-of-incident';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import type { NotStopped } from '../not-stopped/row';
import { account } from './not-stopped/account';
import { bucketsAndKeys } from './not-stopped/buckets-and-keys';
import { databases } from './not-stopped/databases';
import { functions } from './not-stopped/functions';
import { identityCenterUsers } from './not-stopped/identity-center-users';
import { instances } from './not-stopped/instances';
import { roles } from './not-stopped/roles';
import { rootUser } from './not-stopped/root-user';
import type { SectionsOf } from './not-stopped/sections';
import { users } from './not-stopped/users';

/** One a kind of target; a new kind brings its own. */
const KINDS: readonly SectionsOf[] = [
  account,
  users,
  roles,
  rootUser,
  identityCenterUsers,
  instances,
  functions,
  bucketsAndKeys,
  databases,
];

/**
 * What goes on although it is contained, for each target of the incident in AWS.
 *
 * @throws Error when the estate file does not list an account of the incident.
 */
export function awsNotStopped(incident: Incident, estate: Estate): NotStopped[] {
  return targetsInEstate(accountsOf(estate.aws), incident).flatMap(({ targets, account: found }) => {
    const context = { incident, estate, account: found, targets };
    return KINDS.flatMap((kind) => kind(context)).flatMap(({ target, rows }) =>
      rows.map((row) => ({ account: targets.account, target, ...row })),
    );
  });
}
