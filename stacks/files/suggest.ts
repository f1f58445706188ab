/** The candidates in order of likeness to `word`, the most alike first. */
export function byLikeness(word: string, candidates: readonly string[]): string[] {
  const distances = new Map(candidates.map((candidate) => [candidate, distance(word, candidate)]));
  return [...candidates].sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** The candidate that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = byLikeness(word, candidates);
  return best !== undefined && distance(word, best) <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** Levenshtein distance, ignoring case. Words over 64 letters are like nothing: the cost is quadratic. */
function distance(a: string, b: string): number {
  if (a.length > 64) return Infinity;
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
