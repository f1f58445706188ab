import { credentials, evidenceKept, toldProvider } from './by-runbook';
import { deadlinesMet, drilled, ready, rebuilt, said, watched } from './by-word';
import { held } from './held';
import { ownersTold, proposalsDecided } from './by-hunt';
import { ACTIVITY } from './hunted';
import type { Finding } from './item';
import type { ItemContext } from './item-context';
import { judged } from './judged';
import { orSaid } from './or-said';

/** Saved queries by the item that they answer. */
export const ANSWERED_BY = {
  'root-cause': ['principal-activity', 'unknown-networks', 'sign-in-guessing', 'reconnaissance', 'denied-then-allowed'],
  keys: ['access-keys'],
  persistence: ['persistence-identities', 'persistence-code', 'persistence-grants'],
  pivots: ['assume-role-pivots', 'incoming-roles', 'resources-reached'],
  tracks: ['covering-tracks'],
  exposure: ['data-access', 'bulk-reads', 'staging', 'sharing', 'writes-elsewhere'],
} as const;

/** An item before it is looked at. */
type Work = readonly [id: string, title: string, find: (context: ItemContext) => Finding, next: string];

/** In the order in which they are worked off: what lets the intruder back in first. */
export function groupsOf(id: string): readonly (readonly [title: string, items: readonly Work[]])[] {
  const hunt = `\`npx firebreak hunt ${id}\``;
  const steps = `\`npx firebreak runbook ${id}\``;
  const queries = (item: keyof typeof ANSWERED_BY) => ANSWERED_BY[item].map((query) => `\`${query}\``).join(', ');
  // There is always later activity: it is read, and proves nothing by itself.
  const byQuery = (item: keyof typeof ANSWERED_BY, alwaysByPerson = false) => {
    return (context: ItemContext) =>
      judged(context, {
        id: item,
        queries: ANSWERED_BY[item].filter((query: string) => query !== ACTIVITY),
        alwaysByPerson,
      });
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
          (c) => orSaid(c, 'ready', ready(c), c.records?.readiness?.at),
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
