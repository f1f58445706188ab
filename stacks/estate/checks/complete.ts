/** The list when it has entries and all are valid; rules about absence cannot be judged otherwise. */
export function complete<T>(list: readonly (T | undefined)[] | undefined): readonly T[] | undefined {
  return list?.length && list.every((entry) => entry !== undefined) ? (list as readonly T[]) : undefined;
}
