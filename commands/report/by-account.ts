import { accountsOf } from '../../stacks/aws/accounts';
import type { Estate } from '../../stacks/estate/schema';
import type { Section, Table } from './document';

/** `payments (444444444444)`. */
export function accountName(id: string, { aws }: Estate): string {
  const account = accountsOf(aws).find((candidate) => candidate.id === id);
  return account ? `${account.name} (${id})` : id;
}

/** One part for each account of the rows, in the order in which accounts come. */
export function byAccount<T extends { readonly account: string }>(
  rows: readonly T[],
  table: (rows: readonly T[]) => Table,
  title: (account: string) => string,
): Section[] {
  const accounts = [...new Set(rows.map(({ account }) => account))];
  return accounts.map((account) => ({
    title: title(account),
    table: table(rows.filter((row) => row.account === account)),
  }));
}
