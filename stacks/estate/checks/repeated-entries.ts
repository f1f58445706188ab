import { pathText, type Path } from '../../files/problem';
import { accountParts } from './accounts';
import type { Check } from './check';
import { repeats } from '../../files/repeats';

/** A repeated entry is a slip of the pen, and a repeated region would make two stacks of one name. */
export const repeatedEntries: Check = (estate) => {
  const { aws } = estate;
  const lists: [Path, readonly (string | undefined)[] | undefined][] = [
    [['aws', 'regions'], aws?.regions],
    [['aws', 'organization', 'serviceAccess'], aws?.organization?.serviceAccess],
    [['aws', 'organization', 'policyTypes'], aws?.organization?.policyTypes],
    [['aws', 'logs', 'excludeLogGroups'], aws?.logs?.excludeLogGroups],
    [['aws', 'responders', 'trustedRoles'], aws?.responders?.trustedRoles],
    [['aws', 'guardrails', 'alsoExempt'], aws?.guardrails?.alsoExempt],
    ...accountParts(estate).map(({ path, regions }): [Path, typeof regions] => [[...path, 'regions'], regions]),
  ];
  return lists.flatMap(([path, list = []]) =>
    repeats([...list.entries()], ([, entry]) => entry).map(({ entry: [index, entry], first: [first] }) => ({
      path: [...path, index],
      message: `${pathText([...path, index])} repeats ${pathText([...path, first])}`,
      allowed: 'each entry once',
      fix: `remove one ${entry}`,
    })),
  );
};
