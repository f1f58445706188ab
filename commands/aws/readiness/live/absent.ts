/**
 * Undefined when AWS says, by one of these errors, that the thing is not there.
 *
 * @throws every other error.
 */
export async function unlessAbsent<T>(call: Promise<T>, ...errors: readonly string[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (errors.includes((error as Error).name)) return undefined;
    throw error;
  }
}
