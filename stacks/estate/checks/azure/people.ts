import { pathText, type Finding, type Path } from '../../../files/problem';
import type { Check } from '../check';

/** One group with two roles, or one emergency user named twice, is not what either is for. */
export const azurePeople: Check = ({ azure }) => {
  const { groups = {}, breakGlassUsers = [] } = azure?.responders ?? {};
  const responders: Path = ['azure', 'responders'];
  const named = Object.entries(groups).map(([role, id]): Named => ({
    path: [...responders, 'groups', role],
    id,
    allowed: 'another group for each role',
    fix: 'make a group for each role: az ad group create',
  }));
  const users = breakGlassUsers.map((id, index): Named => ({
    path: [...responders, 'breakGlassUsers', index],
    id,
    allowed: 'two different users at least',
    fix: 'name another emergency user: one of them may be the one that is locked out',
  }));
  return [...repeated([...named, ...users]), ...lonely(breakGlassUsers, [...responders, 'breakGlassUsers'])];
};

interface Named extends Pick<Finding, 'allowed' | 'fix'> {
  readonly path: Path;
  readonly id: string | undefined;
}

function repeated(all: readonly Named[]): Finding[] {
  const seen = new Map<string, string>();
  return all.flatMap(({ path, id, allowed, fix }): Finding[] => {
    const first = id && seen.get(id);
    if (id && first === undefined) seen.set(id, pathText(path));
    return first ? [{ path, message: `${pathText(path)} is that of ${first} too`, allowed, fix }] : [];
  });
}

function lonely(users: readonly (string | undefined)[], path: Path): Finding[] {
  if (users.length !== 1) return [];
  return [
    {
      path,
      message: `${pathText(path)} names one user`,
      allowed: 'two different users at least',
      fix: 'name another emergency user: one of them may be the one that is locked out',
    },
  ];
}
