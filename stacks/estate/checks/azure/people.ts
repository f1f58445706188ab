import { pathText, type Finding, type Path } from '../../../files/problem';
import type { Check } from '../check';

/** One group with two roles, or one emergency user named twice, is not what either is for. */
export const azurePeople: Check = ({ azure }) => {
  const { groups = {}, breakGlassUsers = [] } = azure?.responders ?? {};
  const named = Object.entries(groups).map(([role, id]): [Path, string | undefined] => [
    ['azure', 'responders', 'groups', role],
    id,
  ]);
  const users = breakGlassUsers.map((id, index): [Path, string | undefined] => [
    ['azure', 'responders', 'breakGlassUsers', index],
    id,
  ]);
  const seen = new Map<string, string>();
  return [...named, ...users].flatMap(([path, id]): Finding[] => {
    const first = id && seen.get(id);
    if (id && first === undefined) seen.set(id, pathText(path));
    if (!first) return [];
    return [
      {
        path,
        message: `${pathText(path)} is that of ${first} too`,
        allowed: 'another group for each role, another person for each emergency user',
        fix: 'make a group for each role: az ad group create',
      },
    ];
  });
};
