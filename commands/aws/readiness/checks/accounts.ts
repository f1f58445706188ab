import { answer, fault, once, unless, type Answer, type Check } from '../../../readiness/check';
import { DEPLOY_ALL } from '../fixes';
import type { Live } from '../live/live';

export const accounts: Check = {
  id: 'accounts',
  holds: (live) => `the ${live.accounts.length} accounts of the estate are the active accounts of the organisation`,
  questions: (live) => once('organisation', () => compare(live)),
};

async function compare(live: Live): Promise<Answer> {
  const all = await live.organization.accounts();
  const active = all.filter(({ Status: status }) => status === 'ACTIVE');
  return answer([
    ...active
      .filter(({ Id: id }) => !live.accounts.some((account) => account.id === id))
      .map(({ Id: id, Name: name }) =>
        fault(
          `account ${id} (${name ?? 'no name'}) is not in the estate: nothing is prepared in it but what reaches every account`,
          `add { name: ${suggested(name)}, id: '${id}' } to aws.members of ${live.context.settings.estateFile}, then ${DEPLOY_ALL}`,
        ),
      ),
    ...live.accounts.flatMap(({ id, name }) => {
      const status = all.find((account) => account.Id === id)?.Status;
      return unless(
        status === 'ACTIVE',
        `account ${id} (${name}) is ${status ? status.toLowerCase() : 'not in the organisation'}`,
        `correct its id in ${live.context.settings.estateFile}, or take it out; an account that somebody took out of the organisation is an incident`,
      );
    }),
  ]);
}

/** A name that the estate file takes. */
function suggested(name = 'account'): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
