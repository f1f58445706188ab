import type { HuntRecord } from '../hunt/record';
import { count, inTable } from '../report/words';
import type { Confirmation } from './confirmations';
import { leftOut, rowsByQuery, timed, type HuntFinding } from './hunted';
import type { Finding } from './item';
import type { ItemContext } from './item-context';
import { backOnly, looksBackTooLittle } from './looks-back';
import { neverAsked } from './never-asked';

/** What saved queries found, and a person has to look through. */
export interface Judgement {
  /** Ticked off in the log under this name. */
  readonly id: string;
  readonly queries: readonly string[];
  /** Nothing found is not enough: somebody has to say it. */
  readonly alwaysByPerson: boolean;
}

/** Calls that are named one by one. */
const SHOWN = 3;

/**
 * Done by the word of a person that no later call contradicts, or because a complete hunt after containment found nothing.
 * A person's word from before the hunt holds for what the hunt found of the time before it.
 */
export function judged(context: ItemContext, { id, queries, alwaysByPerson }: Judgement): Finding {
  const { incident, records: { hunt } = {}, confirmed, containedAt } = context;
  const word = confirmed.get(id);
  if (!hunt) {
    return word ? { state: 'done', basis: word.text } : { state: 'not known', basis: 'No hunt is on record.' };
  }
  const found = hunt.findings.filter(({ query, rows }) => rows > 0 && queries.includes(query));
  const rows = found.length > 0 ? `${rowsByQuery(found)} in the hunt of ${inTable(hunt.at)}` : '';
  if (word) return afterWord(context, word, hunt, found);
  if (rows) return { state: 'open', basis: `${rows}; not judged yet.` };
  if (hunt.unanswered.length > 0) {
    return {
      state: 'not known',
      basis: `The hunt of ${inTable(hunt.at)} could not read everything.`,
      details: hunt.unanswered,
    };
  }
  if (!containedAt || Date.parse(hunt.at) < Date.parse(containedAt)) {
    return { state: 'not known', basis: `The hunt of ${inTable(hunt.at)} was before containment.` };
  }
  if (looksBackTooLittle(hunt, incident.declaredAt)) return { state: 'not known', basis: backOnly(hunt) };
  const unasked = neverAsked(incident, queries);
  if (unasked) return { state: 'not known', basis: unasked };
  const basis = `The hunt of ${inTable(hunt.at)}, back to ${hunt.since}, found nothing of the kind.`;
  return alwaysByPerson
    ? { state: 'open', basis: `${basis} Nobody has said what that means.` }
    : { state: 'done', basis };
}

function afterWord(
  { whose }: ItemContext,
  word: Confirmation,
  hunt: HuntRecord,
  found: readonly HuntFinding[],
): Finding {
  const since = Date.parse(word.at);
  const later = found
    .flatMap(({ calls }) => timed(calls))
    .filter(({ at, who }) => Date.parse(at) > since && whose(who) !== 'responder');
  if (later.length > 0) {
    return {
      state: 'open',
      basis: `${word.text}. The hunt found ${count(later.length, 'call')} after that.`,
      details: later.slice(0, SHOWN).map(({ at, who, what }) => `${inTable(at)} ${what}, by ${who}`),
    };
  }
  const beyond = found.filter((one) => leftOut(one) > 0);
  if (beyond.length > 0 && Date.parse(hunt.at) > since) {
    return {
      state: 'not known',
      basis: `${word.text}. Of the hunt since then the record holds a part only: look at ${rowsByQuery(beyond)}, and say it again.`,
    };
  }
  return { state: 'done', basis: word.text };
}
