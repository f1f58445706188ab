import { pathText, type Path } from '../../files/problem';
import type { Check } from './check';
import { repeats } from '../../files/repeats';

/**
 * IAM role names are unique in an account whatever their path, and not distinguished by case.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const roleNames: Check = ({ aws }) => {
  const responders: { name?: string; path: Path }[] = Object.entries(aws?.responders?.roles ?? {}).map(
    ([key, name]) => ({
      name,
      path: ['aws', 'responders', 'roles', key],
    }),
  );
  const deployment = { name: aws?.deployment?.role, path: ['aws', 'deployment', 'role'] };
  return repeats([deployment, ...responders], ({ name }) => name?.toLowerCase()).map(({ entry, first }) => ({
    path: entry.path,
    message: `${pathText(entry.path)} has the name of ${pathText(first.path)}`,
    allowed: 'five different names; IAM ignores case',
    fix: 'choose another name: each role has permissions of its own',
  }));
};
