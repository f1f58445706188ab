import { checklist, unknownConfirmations } from '../recovery/checklist';
import { confirmation } from '../recovery/confirmations';
import type { RecoveryItem, RecoveryState } from '../recovery/item';
import { progressOf } from '../recovery/progress';
import type { Cell, Section, Tone } from './document';
import type { ReportInput } from './report-input';
import { list } from './words';

const TONE: Readonly<Record<RecoveryState, Tone>> = {
  done: 'good',
  open: 'warn',
  'not known': 'warn',
  'not needed': 'quiet',
};

/** What must be true before the incident is over, with what each rests on. */
export function recovery(input: ReportInput): Section {
  const groups = checklist(input);
  const { done, of, notKnown } = progressOf(groups);
  const unknown = unknownConfirmations(input, groups);
  return {
    title: 'Recovery',
    text: [
      `${done} of ${of} done${notKnown > 0 ? `, ${notKnown} not known` : ''}. Out of the log, the runbook, the hunt and the drill that are on ` +
        'record; what is not on record counts as open. To tick an item off, add to the log, with what it rests on: ' +
        `\`what: '${confirmation('<item>')}, …'\` (or \`undone\`).`,
      ...(unknown.length > 0
        ? [`The log ticks off what is no item: ${list(unknown)}. It counts for nothing: correct it.`]
        : []),
    ],
    parts: groups.map(({ title, items }) => ({
      title,
      table: { head: ['Must be true', 'State', 'Rests on', 'How to find out'], rows: items.map(row), empty: '' },
    })),
  };
}

/** What is left out of a long list: the command has the rest. */
const DETAILS = 6;

function row({ id, title, state, basis, details = [], alarming, next }: RecoveryItem): Cell[] {
  const more = details.length - DETAILS;
  return [
    `${title}\n\`${id}\``,
    { mark: { text: state, tone: alarming ? 'bad' : TONE[state] } },
    { text: basis, items: [...details.slice(0, DETAILS), ...(more > 0 ? [`and ${more} more`] : [])] },
    state === 'done' || state === 'not needed' ? '' : next,
  ];
}
