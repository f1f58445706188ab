import type { Contact, Held, Proposed, Reached, Tagged } from './outcome';

/** Reasons to contact one account that are shown. */
const REASONS = 5;

type Called = (account: string) => string;

export function heldLines(held: readonly Held[], called: Called): string[] {
  return held.map(({ account, user, accessKeys, loginProfile, mfaDevices, passwordLastUsed, report }) => {
    if (user === '<root_account>') {
      const keys = `${report?.access_key_1_active ?? '?'}/${report?.access_key_2_active ?? '?'}`;
      return `root user of ${called(account)}: MFA ${report?.mfa_active ?? '?'}; keys active ${keys}; password used ${report?.password_last_used ?? '?'}`;
    }
    const keys = accessKeys.map(({ id, status, created, lastUsed }) => {
      const used = lastUsed?.at === undefined ? 'never used' : `used ${lastUsed.at} (${lastUsed.service ?? '?'})`;
      return `${id} ${status ?? '?'}, made ${created ?? '?'}, ${used}`;
    });
    const password = loginProfile
      ? `password since ${loginProfile.created ?? '?'}, used ${passwordLastUsed ?? 'never'}`
      : 'no password';
    const all = [password, `${mfaDevices?.length ?? '?'} MFA devices`, ...(keys.length > 0 ? keys : ['no access key'])];
    return `user ${user} of ${called(account)}: ${all.join('; ')}`;
  });
}

export function reachLines(reached: readonly Reached[], called: Called): string[] {
  return reached.map(({ account, principal, policies, allowed, asked }) => {
    const when = policies === 'recorded' ? 'before containment' : 'now';
    return `${principal} of ${called(account)}, ${when}: ${allowed.length} of ${asked}${allowed.length > 0 ? `: ${allowed.join(', ')}` : ''}`;
  });
}

export function taggedLines(tagged: readonly Tagged[], called: Called): string[] {
  const count = new Map<string, number>();
  for (const { account, region, type } of tagged) {
    const key = `${called(account)}, ${region}: ${type}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return [...count].map(([key, number]) => `${key}: ${number}`);
}

export function contactLines(contacts: readonly Contact[], called: Called): string[] {
  const accounts = [...new Set(contacts.map(({ account }) => account))];
  return accounts.flatMap((account) => {
    const reasons = contacts.filter((one) => one.account === account);
    const more = reasons.length - REASONS;
    return [
      `${called(account)}${reasons[0]?.name === undefined ? ', outside the estate' : ''}`,
      ...reasons.slice(0, REASONS).map(({ why }) => `  ${why}`),
      ...(more > 0 ? [`  and ${more} more reasons`] : []),
    ];
  });
}

export function proposedLines(proposed: readonly Proposed[], open: string | undefined, called: Called): string[] {
  const lines = proposed.flatMap(({ account, kind, name, why, otherwise }) => [
    `${kind} ${name} of ${called(account)}: ${why}`,
    ...(otherwise === undefined ? [] : [`  not by firebreak open: ${otherwise}`]),
  ]);
  return open === undefined ? lines : [...lines, '', open];
}
