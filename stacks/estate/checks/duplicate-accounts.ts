import { accountParts, type AccountPart } from './accounts';
import type { Check } from './check';
import { repeats } from '../../files/repeats';

/** One account has one task: above all, evidence lies outside the accounts that can be attacked. */
export const duplicateAccounts: Check = (estate) =>
  repeats(accountParts(estate), (account) => account.id).map(({ entry, first }) => ({
    path: [...entry.path, 'id'],
    message: `account ${entry.id} is named twice: as ${first.label} and as ${entry.label}`,
    allowed: 'each account in one place',
    fix: fix(first, entry),
  }));

function fix(...pair: AccountPart[]): string {
  if (pair.some(({ label }) => label === 'aws.forensic')) {
    return 'give the forensic account an AWS account of its own: evidence must lie outside what can be attacked';
  }
  if (pair.every(({ path }) => path.includes('members'))) return 'remove one of the two, or correct its id';
  return 'name two different AWS accounts';
}
