import { timed, type HuntFinding } from '../recovery/hunted';
import { accountName, byAccount } from './by-account';
import type { Cell, Section } from './document';
import type { ReportInput } from './report-input';
import { inSentence, inTable } from './words';

/** What the saved queries found, and what they could not look at. */
export function hunted({ incident: { id }, estate, records: { hunt } = {} }: ReportInput): Section {
  const title = 'What the hunt found';
  if (!hunt) {
    return {
      title,
      text: [
        `Nobody has searched the logs on record: \`npx firebreak hunt ${id}\`. What the intruder did is not known.`,
      ],
    };
  }
  const unread = hunt.unanswered.map((what): Cell => ({ mark: { text: 'not read', tone: 'bad' }, text: what }));
  return {
    title,
    text: [
      `The logs were searched on ${inSentence(hunt.at)}, back to ${hunt.since}, ${ENGINE[hunt.engine]}.` +
        (unread.length > 0 ? ' Some could not be: what happened there is not known.' : ''),
      ...(hunt.findings.length === 0 ? ['Nothing was found.'] : []),
    ],
    list: unread.length > 0 ? unread : undefined,
    parts: [
      ...byAccount(
        hunt.findings,
        (findings) => ({
          head: ['Kind', 'Query', 'Rows', 'First', 'Last on record'],
          rows: findings.map(row),
          empty: '',
        }),
        (account) => accountName(account, estate),
      ),
      ...(hunt.proposals.length > 0 ? [{ title: 'Proposed to be contained too', list: hunt.proposals }] : []),
    ],
  };
}

const ENGINE = { athena: 'in the investigation workspace', local: 'on a copy of the logs' } as const;

function row({ class: kind, query, rows, calls }: HuntFinding): Cell[] {
  const [first, last] = [timed(calls)[0], timed(calls).at(-1)];
  return [
    kind,
    `\`${query}\``,
    rows.toLocaleString('en'),
    first ? inTable(first.at) : '',
    last ? inTable(last.at) : '',
  ];
}
