/** Makes a thing when it is first asked for; from then on it is the same. */
export function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What is the same for every account of a region, made once. */
export function memoByRegion<T>(make: (region: string) => T): (region: string) => T {
  const made = new Map<string, () => T>();
  return (region) => {
    const one = made.get(region) ?? memo(() => make(region));
    made.set(region, one);
    return one();
  };
}
