import { FAILED, inOrder } from './course';
import type { Cell, Section } from './document';
import type { ReportInput } from './report-input';
import { clock, day, span } from './words';

export function timeline({ incident: { log, declaredAt } }: ReportInput): Section {
  const entries = inOrder(log);
  const days = [...new Set(entries.map(({ at }) => day(at)))];
  return {
    title: 'Timeline',
    text: [entries.length > 0 ? '“After” counts from the declaration.' : 'Nothing is logged.'],
    parts: days.map((title) => {
      const rows = entries
        .filter(({ at }) => day(at) === title)
        .map(({ at, who, what, told }) => [clock(at), span(declaredAt, at), who, entry(what), told.join(', ')]);
      return { title, table: { head: ['Time', 'After', 'Who', 'What', 'Told'], rows, empty: '' } };
    }),
  };
}

/** What the commands log stands out, and names each resource on a line of its own. */
function entry(what: string): Cell {
  if (FAILED.test(what)) return { mark: { text: 'failed', tone: 'bad' }, text: what.replace(': failed:', ':') };
  const complete = /^((?:contain|release|close): complete)(?:, )?(.*)$/s.exec(what);
  if (complete) return { mark: { text: complete[1] ?? '', tone: 'good' }, text: complete[2] };
  const [, stack, touched] = /^((?:contain|release|close): \S+): (.*)$/s.exec(what) ?? [];
  if (stack === undefined || touched === undefined) return what;
  const items = touched.split(/, (?=(?:created|changed|removed|adopted) )/);
  return items.every((item) => /^(created|changed|removed|adopted) /.test(item)) ? { text: stack, items } : what;
}
