import { deadlinesOf } from '../../stacks/incident/deadlines';
import { deadlineStates } from '../report/deadlines';
import { count, inTable, list } from '../report/words';
import type { Finding } from './item';
import type { ItemContext } from './item-context';

/** What nobody but a person can say. */
export function said({ confirmed }: ItemContext, id: string): Finding {
  const word = confirmed.get(id);
  return word ? { state: 'done', basis: word.text } : { state: 'open', basis: 'Nobody has said so in the log.' };
}

/** Release gives machines and code back as they were: changed, if the intruder changed them. */
export function rebuilt(context: ItemContext): Finding {
  const things = context.incident.aws.flatMap(({ instances, functions, databases }) => [
    ...instances.map(({ id }) => `instance ${id}`),
    ...functions.map(({ name }) => `function ${name}`),
    ...databases.map(({ id }) => `database ${id}`),
  ]);
  if (things.length === 0) return { state: 'not needed', basis: 'No machine, function or database is contained.' };
  const found = said(context, 'rebuilt');
  return found.state === 'done' ? found : { ...found, details: things };
}

/** Somebody looked for its return after the release, when what was contained works again. */
export function watched(context: ItemContext): Finding {
  const { incident, confirmed, records: { hunt } = {} } = context;
  const found = said(context, 'watched');
  if (incident.phase === 'contain' || !incident.releasedAt) {
    return { state: 'open', basis: 'Begins with the release.' };
  }
  const word = confirmed.get('watched');
  if (word && Date.parse(word.at) > Date.parse(incident.releasedAt)) return found;
  if (!hunt || Date.parse(hunt.at) < Date.parse(incident.releasedAt)) {
    return { state: 'open', basis: `No hunt is on record since the release on ${inTable(incident.releasedAt)}.` };
  }
  return { state: 'open', basis: `Hunted on ${inTable(hunt.at)}. Nobody has said what came of it.` };
}

/** Nobody's word replaces the moment at which it was done. */
export function deadlinesMet({ incident, estate, now }: ItemContext): Finding {
  const states = deadlineStates(deadlinesOf(incident, estate), now);
  if (states.length === 0) return { state: 'not needed', basis: 'No deadline is set.' };
  const open = states.filter(({ isOpen }) => isOpen);
  const late = states.filter(({ mark, isOpen }) => !isOpen && mark.tone === 'bad');
  if (open.length === 0) {
    return {
      state: 'done',
      basis: late.length > 0 ? `Late: ${list(late.map(({ what }) => what))}.` : 'All in time, or not required.',
    };
  }
  return {
    state: 'open',
    alarming: open.some(({ mark }) => mark.tone === 'bad'),
    basis: `${count(open.length, 'deadline')} of ${states.length} open.`,
    details: open.map(({ what, when }) => `${what}: ${when}`),
  };
}

/** The whole story played again, which proves queries, lock and policies; after what was learned. */
export function drilled({ incident, records: { drill } = {} }: ItemContext): Finding {
  if (!drill) return { state: 'not known', basis: 'No drill is on record.' };
  const text = `The last drill was on ${inTable(drill.finishedAt)}: ${drill.passed} checks passed, ${drill.failed} failed`;
  if (Date.parse(drill.finishedAt) < Date.parse(incident.releasedAt ?? incident.declaredAt)) {
    return { state: 'open', basis: `${text}; that is before ${incident.releasedAt ? 'the release' : 'the incident'}.` };
  }
  return { state: drill.failed > 0 ? 'open' : 'done', basis: `${text}.` };
}

/** Everything prepared is there and works, asked after the last change that the incident made. */
export function ready(context: ItemContext): Finding {
  const { incident, containedAt, records: { readiness } = {} } = context;
  if (!readiness) return said(context, 'ready');
  const { at, passed, failed } = readiness;
  const since = incident.releasedAt ?? containedAt ?? incident.declaredAt;
  const asked = `Asked on ${inTable(at)}: ${passed} checks hold`;
  if (Date.parse(at) < Date.parse(since))
    return { state: 'open', basis: `${asked}; that is before ${inTable(since)}.` };
  if (failed.length === 0) return { state: 'done', basis: `${asked}, none fails.` };
  return { state: 'open', alarming: true, basis: `${asked}, ${failed.length} fail:`, details: failed };
}
