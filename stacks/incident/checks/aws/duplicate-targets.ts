import { pathText } from '../../../files/problem';
import { repeats } from '../../../files/repeats';
import type { Check } from '../check';
import { targetParts } from './targets';
import * as things from './things';

/** What there is once, whichever target names it. Functions may share a role, and instances a subnet. */
const ONCE: readonly things.Things[] = [
  things.accounts,
  things.users,
  things.accessKeys,
  things.roles,
  things.functions,
  things.identityCenterUsers,
  things.instances,
  things.interfaces,
  things.databases,
  things.buckets,
  things.keys,
];

/** Two resources for one thing would fight each other. */
export const duplicateTargets: Check = (incident) => {
  const targets = targetParts(incident);
  return ONCE.flatMap((kind) =>
    repeats(targets.flatMap(kind), ({ key }) => key).map(({ entry: { what, path }, first }) => ({
      path,
      message: `the ${what} is listed twice: at ${pathText(first.path)} and at ${pathText(path)}`,
      allowed: 'each once',
      fix: kind === things.accounts ? 'put all targets of the account under one entry' : 'remove one of the two',
    })),
  );
};
