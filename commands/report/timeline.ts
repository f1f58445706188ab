import { checklist } from '../recovery/checklist';
import { runbook } from '../runbook';
import { attackCell, callers } from './attack-row';
import { attackRanges, cutFindings, type Range } from './attack';
import { accountName } from './by-account';
import { FAILED, inOrder } from './course';
import type { Cell, Section, Tone } from './document';
import type { ReportInput } from './report-input';
import { clock, day, span } from './words';

interface Row {
  readonly at: string;
  readonly side: Range['side'] | 'response' | 'not kept';
  readonly who: string;
  readonly what: Cell;
  readonly told: string;
}

const TONE: Readonly<Record<Row['side'], Tone>> = {
  attack: 'bad',
  activity: 'warn',
  suspect: 'warn',
  response: 'quiet',
  'not kept': 'warn',
};

/** What the responders did and, where a hunt is on record, what the intruder did in between. */
export function timeline(input: ReportInput): Section {
  const { incident, records: { hunt } = {} } = input;
  const titles = tickTitles(input);
  const steps = inOrder(incident.log).map(({ at, who, what, told }): Row => {
    return { at, side: 'response', who, what: entry(what, titles), told: told.join(', ') };
  });
  const rows = [...attackRows(input), ...steps].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const days = [...new Set(rows.map(({ at }) => day(at)))];
  const head = ['Time', 'After', ...(hunt ? ['Side'] : []), 'Who', 'What', 'Told'];
  const cells = ({ at, side, who, what, told }: Row): Cell[] => [
    clock(at),
    span(incident.declaredAt, at),
    ...(hunt ? [{ mark: { text: side, tone: TONE[side] } }] : []),
    who,
    what,
    told,
  ];
  return {
    title: 'Timeline',
    text: [
      rows.length === 0
        ? 'Nothing is logged.'
        : `“After” counts from the declaration.${hunt ? ' Many calls stand in one row, with the time of the first.' : ''}`,
    ],
    list: hunt && LEGEND.map(([side, text]): Cell => ({ mark: { text: side, tone: TONE[side] }, text })),
    parts: days.map((title) => ({
      title,
      table: { head, rows: rows.filter(({ at }) => day(at) === title).map(cells), empty: '' },
    })),
  };
}

const LEGEND: readonly (readonly [Row['side'], string])[] = [
  ['attack', 'calls of what is contained that look like an attack; its rightful owner may have made some'],
  ['activity', 'other calls of what is contained: the intruder’s or the owner’s'],
  ['suspect', 'calls of others that look like an attack, and may be daily work'],
  ['response', 'what the responders did, by the log'],
];

function attackRows(input: ReportInput): Row[] {
  const { hunt } = input.records ?? {};
  if (!hunt) return [];
  const { estate } = input;
  const ranges = attackRanges(input, hunt).flatMap((range): Row[] => {
    const [first] = range.calls;
    return first
      ? [{ at: first.at, side: range.side, who: callers(range), what: attackCell(range, estate), told: '' }]
      : [];
  });
  const cuts = cutFindings(hunt).map(({ finding, rows, at }): Row => {
    const where = accountName(finding.account, estate);
    const what = `${rows} more of \`${finding.query}\` in ${where} are not in the record: the logs have them.`;
    return { at, side: 'not kept', who: '', what, told: '' };
  });
  return [...ranges, ...cuts];
}

/** What the commands log stands out, and names each resource on a line of its own. */
function entry(what: string, titles: ReadonlyMap<string, string>): Cell {
  const [, tick = '', state = '', why] =
    /^((?:runbook|recovery) [^\s:]+): (done|undone)\b[\s,;:.]*(.*)$/s.exec(what) ?? [];
  const title = titles.get(tick);
  if (title)
    return { mark: { text: state, tone: state === 'done' ? 'good' : 'quiet' }, text: why ? `${title}: ${why}` : title };
  if (FAILED.test(what)) return { mark: { text: 'failed', tone: 'bad' }, text: what.replace(': failed:', ':') };
  const complete = /^((?:contain|release|close): complete)(?:, )?(.*)$/s.exec(what);
  if (complete) return { mark: { text: complete[1] ?? '', tone: 'good' }, text: complete[2] };
  const [, stack, touched] = /^((?:contain|release|close): \S+): (.*)$/s.exec(what) ?? [];
  if (stack === undefined || touched === undefined) return what;
  const items = touched.split(/, (?=(?:created|changed|removed|adopted) )/);
  return items.every((item) => /^(created|changed|removed|adopted) /.test(item)) ? { text: stack, items } : what;
}

/** What the ticks of the log are about, in words. */
function tickTitles(input: ReportInput): Map<string, string> {
  return new Map([
    ...runbook(input.incident, input.estate).map(({ id, title }) => [`runbook ${id}`, title] as const),
    ...checklist(input).flatMap(({ items }) => items.map(({ id, title }) => [`recovery ${id}`, title] as const)),
  ]);
}
