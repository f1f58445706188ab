import type { TargetKind } from './target-kind';
import { bucketsAndKeys } from './targets/buckets-and-keys';
import { databases } from './targets/databases';
import { functions } from './targets/functions';
import { identityCenterUsers } from './targets/identity-center-users';
import { instances } from './targets/instances';
import { roles } from './targets/roles';
import { rootUser } from './targets/root-user';
import { users } from './targets/users';
import { wholeAccount } from './targets/whole-account';

/** Everything that can be contained. A new kind is a file in `targets/` and a row here; docs/new-target.md has the rest. */
export const TARGET_KINDS: readonly TargetKind[] = [
  wholeAccount,
  rootUser,
  identityCenterUsers,
  users,
  roles, // and those of functions
  functions,
  instances,
  databases,
  bucketsAndKeys,
];
