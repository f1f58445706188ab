import type { AwsTargets } from '../../incident/aws-targets';
import type { Incident } from '../../incident/schema';
import type { AwsAccount } from '../accounts';

/**
 * The account in which an incident has targets, or acts.
 *
 * @param incident Id of the incident, for the message.
 * @throws Error when the estate file does not list the account.
 */
export function accountOfIncident(accounts: readonly AwsAccount[], id: string, incident: string): AwsAccount {
  const account = accounts.find((candidate) => candidate.id === id);
  if (!account) {
    throw new Error(
      `${incident} has targets in the account ${id}, which the estate file does not list: its roles and policies are not ` +
        `there. Allowed: ${accounts.map(({ id: known, name }) => `${known} (${name})`).join(', ')}. Add it, and deploy 'prepare-*'`,
    );
  }
  return account;
}

/**
 * The targets of an incident, each with its account. Once closed, without those in accounts that have left the estate: nothing
 * of it is contained, and its file is kept for ever.
 *
 * @throws Error when the estate file does not list an account of an incident that is not closed.
 */
export function targetsInEstate(
  accounts: readonly AwsAccount[],
  { id, phase, aws }: Incident,
): { readonly targets: AwsTargets; readonly account: AwsAccount }[] {
  return aws
    .filter((targets) => phase !== 'close' || accounts.some((account) => account.id === targets.account))
    .map((targets) => ({ targets, account: accountOfIncident(accounts, targets.account, id) }));
}
