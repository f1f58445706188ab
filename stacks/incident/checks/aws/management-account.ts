import { pathText, type Finding } from '../../../files/problem';
import type { Parts } from '../../../files/valid-parts';
import type { AwsTargets } from '../../aws-targets';
import type { Check } from '../check';
import { knownTargets, type KnownTarget } from './targets';

/** What is contained by SCP or RCP alone, and what to do in the management account, which neither binds. */
const INSTEAD: [key: keyof AwsTargets, fix: string][] = [
  ['quarantine', 'contain its users, roles and instances one by one'],
  ['root', 'change the password and the MFA device of the root user, and delete its access keys'],
  ['identityCenterUsers', 'take the assignment to this account away in IAM Identity Center, or disable the user there'],
  ['buckets', 'deny access in the policy of the bucket, and note the old policy'],
  ['keys', 'deny access in the policy of the key, and note the old policy'],
];

/** The management account can be contained by IAM alone, which its administrators can undo: the commander must know. */
export const managementAccount: Check = (incident, { estate }) =>
  knownTargets(incident, estate)
    .filter(({ account }) => account.kind === 'management')
    .flatMap((known) => {
      const { target } = known;
      const vain = INSTEAD.filter(([key]) => isContained(target[key]));
      return [...vain.map(([key, fix]) => withoutEffect(known, key, fix)), ...unacknowledged(known)];
    });

function isContained(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value === true;
}

function withoutEffect({ path, account }: KnownTarget, key: keyof AwsTargets, fix: string): Finding {
  const at = [...path, key];
  return {
    path: at,
    at: 'key',
    message: `${pathText(at)} has no effect: ${account.id} is the management account, which SCPs and RCPs do not bind`,
    allowed: 'users, roles, instances, functions and databases in this account',
    fix: `remove it here; ${fix}`,
  };
}

function unacknowledged({ target, path, account }: KnownTarget): Finding[] {
  const { users, roles, instances, functions, databases, acknowledged }: Parts<AwsTargets> = target;
  const contained = [users, roles, instances, functions, databases].some(isContained);
  if (!contained || acknowledged?.includes('management-account')) return [];
  return [
    {
      path: [...path, 'account'],
      message: `${account.id} is the management account: SCPs do nothing there, so an administrator in it can undo the containment`,
      allowed: 'other accounts; this one with acknowledged: [management-account]',
      fix: `add 'acknowledged: [management-account]' to ${pathText(path)}, and contain every administrator of the account`,
    },
  ];
}
