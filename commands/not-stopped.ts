import { accountsOf } from '../stacks/aws/accounts';
import { targetsInEstate } from '../stacks/aws/containment/account-of-incident';
import type { Estate } from '../stacks/estate/schema';
import type { Incident } from '../stacks/incident/schema';
import { account } from './aws/not-stopped/account';
import { bucketsAndKeys } from './aws/not-stopped/buckets-and-keys';
import { databases } from './aws/not-stopped/databases';
import { functions } from './aws/not-stopped/functions';
import { identityCenterUsers } from './aws/not-stopped/identity-center-users';
import { instances } from './aws/not-stopped/instances';
import { roles } from './aws/not-stopped/roles';
import { rootUser } from './aws/not-stopped/root-user';
import type { Row, SectionsOf } from './aws/not-stopped/row';
import { users } from './aws/not-stopped/users';

/** Something that containment leaves possible, and what stops it. */
export interface NotStopped extends Row {
  readonly account: string;
  readonly target: string;
}

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
 * What goes on although it is contained, for each target of the incident: printed with the plan and in the report.
 *
 * @throws Error when the estate file does not list an account of the incident.
 */
export function notStopped(incident: Incident, estate: Estate): NotStopped[] {
  return targetsInEstate(accountsOf(estate.aws), incident).flatMap(({ targets, account }) => {
    const context = { incident, estate, account, targets };
    return KINDS.flatMap((kind) => kind(context)).flatMap(({ target, rows }) =>
      rows.map((row) => ({ account: targets.account, target, ...row })),
    );
  });
}

/** For the terminal, by account and target. */
export function printNotStopped(open: readonly NotStopped[]): string {
  const several = new Set(open.map(({ account: id }) => id)).size > 1;
  const title = ({ account: id, target }: NotStopped) =>
    several && target !== `account ${id}` ? `${target} of account ${id}` : target;
  return [...new Set(open.map(title))]
    .map((target) => {
      const rows = open.filter((row) => title(row) === target);
      return [`  ${target}`, ...rows.map(({ what, instead }) => `    - ${what}\n      instead: ${instead}`)].join('\n');
    })
    .join('\n');
}
