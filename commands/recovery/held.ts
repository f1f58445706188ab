import { count, inTable, span } from '../report/words';
import { ACTIVITY, leftOut, SUMS, timed } from './hunted';
import type { Finding } from './item';
import type { ItemContext } from './item-context';
import { backOnly, looksBackTooLittle } from './looks-back';
import { neverAsked } from './never-asked';

/** Minutes that a policy may take to be in force everywhere: seconds in IAM, up to some minutes for an SCP. */
const IN_FORCE = 5;

/**
 * Whether containment did what it promised: no call of what is denied everything got through while it was contained. Of roles
 * whose sessions alone are revoked it says nothing: new ones are meant to work.
 */
export function held(context: ItemContext): Finding {
  const { incident, records: { hunt } = {}, whose, containedAt } = context;
  if (!containedAt) return { state: 'open', basis: 'The log does not say that containment was ever complete.' };
  if (!hunt) return { state: 'not known', basis: 'No hunt is on record.' };
  const [from, to] = [Date.parse(containedAt), Date.parse(incident.releasedAt ?? context.now)];
  const through = timed(hunt.findings.flatMap(({ query, calls }) => (SUMS.includes(query) ? [] : calls))).filter(
    ({ at, who, refused }) => !refused && whose(who) === 'denied' && Date.parse(at) > from && Date.parse(at) < to,
  );
  const last = through.at(-1);
  if (last && Date.parse(last.at) > from + IN_FORCE * 60_000) {
    return {
      state: 'open',
      alarming: true,
      basis: `${count(through.length, 'call')} got through while it was contained, the last ${span(containedAt, last.at)} after: contain it again.`,
      details: through.slice(-3).map(({ at, who, what }) => `${inTable(at)} ${what}, by ${who}`),
    };
  }
  const unknown = unseen(context, to);
  if (unknown) return { state: 'not known', ...unknown };
  const soon = last
    ? ` ${count(through.length, 'call')} got through in the first ${IN_FORCE} minutes, which policies may take.`
    : '';
  return {
    state: 'done',
    basis: `The hunt of ${inTable(hunt.at)} found no call of what is denied that got through.${soon}`,
  };
}

/** Why no call on record is no proof that there was none. */
function unseen(
  { incident, records: { hunt } = {}, containedAt = '' }: ItemContext,
  to: number,
): Pick<Finding, 'basis' | 'details'> | undefined {
  if (!hunt) return undefined;
  if (Date.parse(hunt.at) <= Date.parse(containedAt)) {
    return { basis: `The hunt of ${inTable(hunt.at)} was before containment.` };
  }
  if (hunt.unanswered.length > 0) {
    return { basis: `The hunt of ${inTable(hunt.at)} could not read everything.`, details: hunt.unanswered };
  }
  if (looksBackTooLittle(hunt, incident.declaredAt)) return { basis: backOnly(hunt) };
  const unasked = neverAsked(incident, [ACTIVITY]);
  if (unasked) return { basis: unasked };
  const cut = hunt.findings.find(
    (one) => one.query === ACTIVITY && leftOut(one) > 0 && Date.parse(timed(one.calls).at(-1)?.at ?? '') < to,
  );
  return (
    cut && {
      basis: `Of \`${cut.query}\` the record holds the first ${cut.calls.length} of ${cut.rows} rows: read the rest in the logs, from ${inTable(containedAt)} on.`,
    }
  );
}
