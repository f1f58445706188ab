import type { Finding } from './item';
import type { ItemContext } from './item-context';

/**
 * A person may know better than the records: the user was deleted instead, the calls were a colleague's. The word counts and what
 * the records say stays beside it.
 *
 * @param since when the record was made: a word from before is not about it. @default - any word counts
 */
export function orSaid({ confirmed }: ItemContext, id: string, finding: Finding, since?: string): Finding {
  const word = confirmed.get(id);
  if (!word || finding.state === 'done' || finding.state === 'not needed') return finding;
  if (since && Date.parse(word.at) < Date.parse(since)) return finding;
  return { state: 'done', basis: `${word.text}. On record: ${finding.basis}` };
}
