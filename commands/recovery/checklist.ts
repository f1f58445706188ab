import { runbook } from '../runbook';
import { course } from '../report/course';
import type { ReportInput } from '../report/report-input';
import { credentials, evidenceKept, toldProvider } from './by-runbook';
import { deadlinesMet, drilled, rebuilt, said, watched } from './by-word';
import { confirmations } from './confirmations';
import { held } from './held';
import type { Finding, RecoveryGroup, RecoveryItem } from './item';
import type { ItemContext } from './item-context';
import { judged } from './judged';
import { orSaid } from './or-said';
import { ownersTold, proposalsDecided } from './by-hunt';
import { whoseCalls } from './whose';

/** Saved queries by the item that they answer. */
export const ANSWERED_BY = {
  'root-cause': ['principal-activity', 'unknown-networks', 'sign-in-guessing', 'reconnaissance', 'denied-then-allowed'],
  keys: ['access-keys'],
  persistence: ['persistence-identities', 'persistence-code', 'persistence-grants'],
  pivots: ['assume-role-pivots', 'incoming-roles', 'resources-reached'],
  tracks: ['covering-tracks'],
  exposure: ['data-access', 'bulk-reads', 'staging', 'sharing', 'writes-elsewhere'],
} as const;

type Work = readonly [id: string, title: string, find: (context: ItemContext) => Finding, next: string];

/** In the order in which they are worked off: what lets the intruder back in first. */
function groupsOf(id: string): readonly (readonly [title: string, items: readonly Work[]])[] {
  const hunt = `\`npx firebreak hunt ${id}\``;
  const steps = `\`npx firebreak runbook ${id}\``;
  const queries = (item: keyof typeof ANSWERED_BY) => ANSWERED_BY[item].map((query) => `\`${query}\``).join(', ');
  const byQuery = (item: keyof typeof ANSWERED_BY, alwaysByPerson = false) => {
    return (context: ItemContext) => judged(context, { id: item, queries: ANSWERED_BY[item], alwaysByPerson });
  };
  const since = (context: ItemContext) => context.records?.hunt?.at;
  return [
    [
      'The intruder is out',
      [
        [
          'held',
          'Containment held: nothing got through',
          (c) => orSaid(c, 'held', held(c), since(c)),
          `${hunt}, after containment`,
        ],
        [
          'proposals',
          'What the hunt proposes is contained, or found harmless',
          (c) => orSaid(c, 'proposals', proposalsDecided(c), since(c)),
          'add the targets: `npx firebreak open`, then `contain`',
        ],
        [
          'root-cause',
          'The way in is known, and closed',
          byQuery('root-cause', true),
          `${hunt}; the first calls of ${queries('root-cause')}`,
        ],
        [
          'credentials',
          'Every credential of what is contained is replaced or deleted',
          (c) => orSaid(c, 'credentials', credentials(c)),
          steps,
        ],
        [
          'keys',
          'All other keys of the same users are known, and none is the intruder’s',
          byQuery('keys'),
          `${hunt}; ${queries('keys')}`,
        ],
      ],
    ],
    [
      'Nothing is left behind',
      [
        [
          'persistence',
          'Every way back in that was planted is removed',
          byQuery('persistence'),
          `${hunt}; ${queries('persistence')}`,
        ],
        [
          'pivots',
          'Every role and account that was reached is looked at',
          byQuery('pivots'),
          `${hunt}; ${queries('pivots')}`,
        ],
        [
          'tracks',
          'What was done to logs, detection and guardrails is known and undone',
          byQuery('tracks'),
          `${hunt}; ${queries('tracks')}`,
        ],
        [
          'ready',
          'Logs, detection and guardrails are as declared',
          (c) => said(c, 'ready'),
          '`npx firebreak readiness`: all checks hold',
        ],
        [
          'rebuilt',
          'Machines and code are built anew, not trusted again',
          rebuilt,
          'a known image and the code of the repository; then terminate what was contained',
        ],
      ],
    ],
    [
      'What was lost is known, and can be proven',
      [
        [
          'exposure',
          'Which data was read, copied or shared is known',
          byQuery('exposure', true),
          `${hunt}; ${queries('exposure')}`,
        ],
        [
          'evidence',
          'Evidence is complete and locked',
          (c) => orSaid(c, 'evidence', evidenceKept(c)),
          `\`npx firebreak status ${id}\`; ${steps}`,
        ],
      ],
    ],
    [
      'Whoever must know has been told',
      [
        ['deadlines', 'Every notification is made in time', deadlinesMet, `\`npx firebreak status ${id}\``],
        [
          'owners',
          'Owners of other accounts are told',
          (c) => orSaid(c, 'owners', ownersTold(c), since(c)),
          `${hunt} names them; then \`told\` in the log`,
        ],
        [
          'provider',
          'AWS is told of the abuse',
          (c) => orSaid(c, 'provider', toldProvider(c)),
          `${steps}, step \`tell-aws\``,
        ],
      ],
    ],
    [
      'Afterwards',
      [
        ['watched', 'Somebody watched for its return after the release', watched, `${hunt}, every day for a week`],
        [
          'lessons',
          'What is to be learned is written down, with who does it until when',
          (c) => said(c, 'lessons'),
          `\`npx firebreak report ${id}\`, read together`,
        ],
        ['drilled', 'Queries, lock and containment policies are proven again', drilled, '`npm run drill`'],
      ],
    ],
  ];
}

/** What must be true before the incident is over, with the state of each as far as it is on record. Asks AWS nothing. */
export function checklist(input: ReportInput): RecoveryGroup[] {
  const { incident, estate } = input;
  const { containedAt, containedAgainAt } = course(incident);
  const context: ItemContext = {
    ...input,
    steps: runbook(incident, estate),
    confirmed: confirmations(incident),
    containedAt: containedAgainAt ?? containedAt,
    whose: whoseCalls(incident, estate),
  };
  return groupsOf(incident.id).map(([title, items]) => ({
    title,
    items: items.map(([id, text, find, next]): RecoveryItem => ({ id, title: text, next, ...find(context) })),
  }));
}

/** Names in the log that are no item: a slip of the pen would pass for work that is done. */
export function unknownConfirmations(input: ReportInput, groups: readonly RecoveryGroup[]): string[] {
  const known = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)));
  return [...confirmations(input.incident).keys()].filter((id) => !known.has(id));
}
