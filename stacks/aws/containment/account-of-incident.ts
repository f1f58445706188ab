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
