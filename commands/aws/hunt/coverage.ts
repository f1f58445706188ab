import { asRanges, daysBefore, daysFrom } from '../../hunt/days';
import type { Engine, Query } from '../../hunt/engine';
import type { Period } from './questions';

/** The log of one account, as far as it is there. */
export interface Coverage {
  readonly account: string;
  /** Since the first day that is asked for. */
  readonly events: number;
  /** Days without any, of those that are asked for. */
  readonly missing: readonly string[];
  /** Days with some, of those before. */
  readonly baselineDays: number;
}

const DAYS: Query = {
  parameters: [
    { name: 'account', type: 'varchar', meaning: 'account whose log is read' },
    { name: 'since', type: 'date', meaning: 'first day that is read, UTC' },
  ],
  sql: `SELECT day, count(*) AS events
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
GROUP BY day
ORDER BY day`,
};

/** @param last day that must be there. */
export async function coverage(engine: Engine, account: string, period: Period, last: string): Promise<Coverage> {
  const found = new Map<string, number>();
  for await (const page of engine.rows(DAYS, [account, period.baseline])) {
    for (const { day, events } of page) found.set(String(day).replaceAll('/', '-'), Number(events));
  }
  const asked = [...found].filter(([day]) => day >= period.since);
  return {
    account,
    events: asked.reduce((sum, [, events]) => sum + events, 0),
    missing: daysFrom(period.since, last).filter((day) => !found.has(day)),
    baselineDays: found.size - asked.length,
  };
}

/**
 * The last day whose log must be there: CloudTrail delivers within about 15 minutes, so an hour into a day there is one of it.
 *
 * @param end of what is hunted, as `2026-11-20T18:04:00Z`.
 */
export function lastDay(end: string): string {
  return end.slice(11, 13) === '00' ? daysBefore(end, 1) : end.slice(0, 10);
}

/** What the log lacks: no answer is found there. */
export function gaps({ events, missing, baselineDays }: Coverage, name: string, { since, baseline }: Period): string[] {
  if (events === 0) return [`${name} has no log since ${since}: nothing was asked of it`];
  return [
    ...(missing.length > 0 ? [`${name} has no log of ${asRanges(missing)}`] : []),
    ...(baselineDays === 0
      ? [`${name} has no log of the 30 days before (from ${baseline}): to unknown-networks, every network is new`]
      : []),
  ];
}
