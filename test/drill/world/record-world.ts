import { inParallel } from '../deploy';
import type { Place, Service } from './place';
import { GLOBAL, REGIONAL } from './services';
import { canonical, sorted, type Things, type World } from './world';

/** Where services without regions are asked. */
const GLOBAL_REGION = 'us-east-1';

/**
 * Everything that an incident could touch, of every account and region. Authorisation is off meanwhile, so that no policy
 * hides anything; reading leaves no trace in what is read. Nothing else may call the emulator at the time.
 *
 * @param places accounts with their name, their number, and the regions to look into.
 * @throws Error that names the account, the region and the kind that could not be read.
 */
export async function recordWorld(
  emulatorUrl: string,
  places: readonly { account: string; id: string; regions: readonly string[] }[],
): Promise<World> {
  return withoutEnforcement(emulatorUrl, async () => {
    const world: Record<string, Record<string, Record<string, Things>>> = {};
    const work: (() => Promise<void>)[] = [];
    for (const { account, id, regions } of places) {
      const { AccessKeyId, SecretAccessKey } = await control(emulatorUrl, 'root-key', { account: id });
      const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
      const at = (region: string): Place => ({
        accountId: id,
        region,
        sdk: { region, endpoint: emulatorUrl, credentials, maxAttempts: 1 },
      });
      const record = (where: string, place: Place, services: readonly Service[]) => {
        const kinds: Record<string, Things> = ((world[account] ??= {})[where] = {});
        for (const [kind, find] of services.flatMap((service) => Object.entries(service(place)))) {
          work.push(async () => {
            const things = await find().catch((error: unknown) => {
              throw new Error(`${account} ${where} ${kind}: cannot be recorded: ${String(error)}`, { cause: error });
            });
            kinds[kind] = sorted(things, (thing) => canonical(thing));
          });
        }
      };
      record('global', at(GLOBAL_REGION), GLOBAL);
      for (const region of regions) record(region, at(region), REGIONAL);
    }
    await inParallel(work, (each) => each());
    return sorted(world, (regions) => sorted(regions, (kinds) => sorted(kinds, (things) => things)));
  });
}

async function withoutEnforcement<T>(url: string, work: () => Promise<T>): Promise<T> {
  const { on } = await control(url, 'enforcement');
  await control(url, 'enforcement', { on: false });
  try {
    return await work();
  } finally {
    await control(url, 'enforcement', { on });
  }
}

/** The emulator's own addresses. */
async function control(url: string, what: string, body?: object): Promise<any> {
  const response = await fetch(`${url}/firebreak/${what}`, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the emulator refused ${what}: HTTP ${response.status}: ${await response.text()}`);
  return response.json();
}
