import { STSClient } from '@aws-sdk/client-sts';
import { accountsOf } from '../../../../stacks/aws/accounts';
import type { Estate } from '../../../../stacks/estate/schema';
import type { Incident } from '../../../../stacks/incident/schema';
import type { Reached, Tagged } from '../../../hunt/outcome';
import type { Access } from '../../readiness/live/access';
import { unlessAbsent } from '../../readiness/live/absent';
import type { Clients } from '../../readiness/live/clients';
import { keyOf, type Suspect } from '../suspect';
import { credentialsOf, type Credentials } from './credentials';
import { reachOf } from './reach';
import { productionResources } from './resources';

/** What no log says: credentials that were not used, what a principal could do, what is at stake. */
export interface AskedAws {
  readonly keys: readonly Credentials[];
  readonly reach: readonly Reached[];
  readonly resources: readonly Tagged[];
  readonly unanswered: readonly string[];
}

/** Asks, as the investigator of each account, about the users and roles among the suspects. */
export async function askAws(
  suspects: readonly Suspect[],
  { aws, iam }: Incident,
  access: Pick<Access, 'as'>,
  estate: Estate,
): Promise<AskedAws> {
  const accounts = accountsOf(estate.aws).filter(
    ({ id }) => aws.some(({ account }) => account === id) || suspects.some(({ account }) => account === id),
  );
  const asked = await Promise.all(
    accounts.map(async ({ id, name, regions }) => {
      const unanswered: string[] = [];
      const tell = (what: string) => unanswered.push(`${name} (${id}): ${what.split('\n')[0] ?? ''}`);
      const attempt = async <T>(what: string, work: Promise<readonly T[]>): Promise<readonly T[]> => {
        try {
          return await work;
        } catch (error) {
          tell(`${what}: ${(error as Error).name}: ${(error as Error).message}`);
          return [];
        }
      };
      const [clients] = await attempt<Clients>(
        'signing in as investigator',
        access.as('investigator', id).then((one) => [one]),
      );
      if (!clients) return { keys: [], reach: [], resources: [], unanswered };
      const there = suspects.filter(({ account }) => account === id);
      const users = there.filter(({ kind }) => kind === 'user').map((suspect) => suspect.name);
      const [keys, reach, resources] = await Promise.all([
        credentialsOf(id, users, clients.iam(), tell),
        Promise.all(
          simulable(there).map((one) =>
            attempt(
              `reach of ${one.label}`,
              // What was planted may be deleted by now.
              unlessAbsent(reachOf(one, clients.iam(), iam), 'NoSuchEntityException').then((found) =>
                found ? [found] : [],
              ),
            ),
          ),
        ),
        Promise.all(
          regions.map((region) => attempt(`tags in ${region}`, productionResources(id, region, clients.ec2(region)))),
        ),
      ]);
      return { keys, reach: reach.flat(), resources: resources.flat(), unanswered };
    }),
  );
  return {
    keys: asked.flatMap(({ keys }) => keys),
    reach: asked.flatMap(({ reach }) => reach),
    resources: asked.flatMap(({ resources }) => resources),
    unanswered: asked.flatMap(({ unanswered }) => unanswered),
  };
}

/** Users and roles, each once: a session has the policies of its role. */
function simulable(suspects: readonly Suspect[]): Suspect[] {
  const all = suspects.filter(({ kind }) => kind === 'user' || kind === 'role');
  return [...new Map(all.map((suspect) => [keyOf(suspect), suspect])).values()];
}

/** Whether the person at the keyboard is signed in to AWS at all. */
export async function isSignedIn({ aws }: Estate): Promise<boolean> {
  try {
    await new STSClient({ region: aws.homeRegion }).config.credentials();
    return true;
  } catch {
    return false;
  }
}
