import type { Credentials } from '../clients';

/** An account in a region, as its root user sees it. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** Configuration of an SDK client. */
  readonly sdk: {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: Credentials;
    readonly maxAttempts: number;
  };
}

/** What a service has at a place: for each kind, how its things are found. */
export type Service = (place: Place) => Record<string, () => Promise<Record<string, unknown>>>;

/**
 * Things by id.
 *
 * @param more what a thing has that only further calls tell.
 * @throws Error when a thing has no id, or shares it: one would hide the other.
 */
export async function byId<T extends object>(
  items: readonly T[] | undefined,
  idOf: (item: T) => string | undefined,
  more?: (item: T) => Promise<object>,
): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    (items ?? []).map(async (item) => [idOf(item), { ...item, ...(await more?.(item)) }] as const),
  );
  const things: Record<string, unknown> = {};
  for (const [id, thing] of entries) {
    if (!id || Object.hasOwn(things, id))
      throw new Error(`${JSON.stringify(thing)} has the id '${id}', which must be its own`);
    things[id] = thing;
  }
  return things;
}

/** The answer, or nothing when the service says by one of these errors that there is none. */
export async function ifAny<T>(answer: Promise<T>, ...errors: string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && errors.includes(error.name)) return undefined;
    throw error;
  }
}
