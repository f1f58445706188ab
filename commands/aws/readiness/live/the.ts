import type { AccountKind, AwsAccount } from '../../../../stacks/aws/accounts';
import type { Live } from './live';

/** The one account of a kind that an estate has once. */
export function the(kind: Exclude<AccountKind, 'member'>, { accounts }: Pick<Live, 'accounts'>): AwsAccount {
  const found = accounts.find((account) => account.kind === kind);
  if (!found) throw new Error(`the estate has no ${kind} account`);
  return found;
}
