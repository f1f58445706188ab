import type { Estate } from '../stacks/estate/schema';
import { isGone } from '../stacks/incident/gone';
import type { Incident } from '../stacks/incident/schema';
import { Responder } from './aws/facts/responder';
import { CommandError } from './cli/exit';
import { managed } from './terraform/states';
import type { Unlisted } from './terraform/unlisted';

/** @throws CommandError when somebody still gets into an account that the file calls gone: what is held there stays held. */
export async function mustBeGone({ id, aws }: Incident, estate: Estate): Promise<void> {
  for (const { account } of aws.filter(isGone)) {
    const entered = await Responder.in(account, estate).catch(() => undefined);
    if (!entered) continue;
    throw new CommandError(
      `${id} says that the account ${account} is gone, and the responder role gets into it: it would be left as it is`,
      `take account-gone out of its acknowledged, then run this again`,
    );
  }
}

/** What an incident leaves in accounts that are gone, a line for each stack, as their states knew it last. */
export async function leftInGone({ stacks, states }: Unlisted): Promise<string[]> {
  if (stacks.leftOut.length === 0) return [];
  const known = await states.catch((error: Error) => error);
  return Promise.all(
    stacks.leftOut.map(async ({ id, account }) => {
      if (known instanceof Error) return `${id} in ${account}: nobody knows what: ${known.message}`;
      const things = managed((await known.get(id)?.()) ?? '').map(({ thing }) => thing);
      return `${id} in ${account}: ${things.join(', ') || 'nothing'}`;
    }),
  );
}
