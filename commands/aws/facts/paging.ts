import { CommandError } from '../../cli/exit';

/** The items of every page. */
export async function listed<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
}

/** @throws CommandError that names the thing when the API says that it does not exist. */
export async function found<T>(what: string, accountId: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    const absent = /NoSuchEntity|NotFound/.test(name) || $metadata?.httpStatusCode === 404;
    if (!absent) throw new CommandError(`${what} of account ${accountId} cannot be read: ${name}: ${message}`, ADVICE);
    throw new CommandError(
      `there is no ${what} in account ${accountId}`,
      'check the name and the account (--aws); names are case-sensitive, and paths are not part of them',
    );
  }
}

const ADVICE =
  'the responder role reads this in every account: deploy prepare-aws-responders again, and look for an SCP that denies it';
