import { pathText, quote } from '../../files/problem';
import type { Check } from './check';
import { repeats } from '../../files/repeats';

const RESERVED = ['management', 'forensic', 'security'];

/** Member names become stack names and the keys of Terraform state: unique, and different from the three other accounts. */
export const memberNames: Check = ({ aws }) => {
  const members = (aws?.members ?? []).map((member, index) => ({
    name: member?.name,
    path: ['aws', 'members', index, 'name'],
  }));
  const reserved = members.flatMap(({ name, path }) => {
    if (name === undefined || !RESERVED.includes(name)) return [];
    return {
      path,
      message: `the member name ${quote(name)} is reserved`,
      allowed: `any name but ${RESERVED.join(', ')}`,
      fix: 'choose another name for this member',
    };
  });
  const repeated = repeats(members, ({ name }) => name).map(({ entry, first }) => ({
    path: entry.path,
    message: `two members are named ${quote(entry.name ?? '')}: the other is ${pathText(first.path.slice(0, -1))}`,
    allowed: 'each name once',
    fix: 'rename the one that is not yet deployed: the name of a deployed account names its state',
  }));
  return [...reserved, ...repeated];
};
