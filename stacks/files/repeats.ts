/** The entries whose key stood in the list before, each with the first entry of that key. Entries without key are passed over. */
export function repeats<T>(list: readonly T[], keyOf: (entry: T) => string | undefined): { entry: T; first: T }[] {
  const firsts = new Map<string, T>();
  return list.flatMap((entry) => {
    const key = keyOf(entry);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ entry, first }];
    firsts.set(key, entry);
    return [];
  });
}
