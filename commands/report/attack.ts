import type { HuntRecord } from '../hunt/record';
import { GENERAL, leftOut, SUMS, timed, type HuntCall, type HuntFinding } from '../recovery/hunted';
import { whoseCalls } from '../recovery/whose';
import type { ReportInput } from './report-input';

/** Calls of one kind with no step of the responders in between. */
export interface Range {
  /**
   * `attack`: of what is contained, found by a query for an attacker's ways; `activity`: of what is contained, and no more is
   * known; `suspect`: of others.
   */
  readonly side: 'attack' | 'activity' | 'suspect';
  readonly class: string;
  /** Each is a sum of calls, with the time of the first. */
  readonly sums: boolean;
  /** In order of time, one at least. */
  readonly calls: readonly HuntCall[];
  readonly accounts: readonly string[];
}

/** Rows that the attack may take in the timeline, where the responders' steps leave a choice. */
const ROWS = 60;
/** Hours without a call after which a new range begins: the shortest that keeps the attack within `ROWS`. */
const PAUSES = [1, 6, 24, 168, Infinity];

/**
 * What the hunt found, as a reader can take it in: thousands of calls become ranges, cut wherever the responders did something, so
 * that it shows what they stopped. Calls of responders are left out.
 */
export function attackRanges(input: ReportInput, hunt: HuntRecord): Range[] {
  const cuts = input.incident.log.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  const calls = distinctCalls(input, hunt);
  for (const pause of PAUSES) {
    const ranges = rangesOf(calls, cuts, pause * 3_600_000);
    if (ranges.length <= ROWS || pause === Infinity) return ranges;
  }
  return [];
}

interface Placed {
  /** Milliseconds: there may be a hundred thousand calls, which are compared often. */
  readonly at: number;
  readonly call: HuntCall;
  readonly class: string;
  readonly side: Range['side'];
  readonly account: string;
  readonly sums: boolean;
}

/** Each once, in the narrowest finding that has it: the activity of a principal has everything that the others have too. */
function distinctCalls({ incident, estate }: ReportInput, { findings }: HuntRecord): Placed[] {
  const whose = whoseCalls(incident, estate);
  const seen = new Set<string>();
  const placed: Placed[] = [];
  for (const finding of [...findings].sort(narrowest)) {
    const keys: string[] = [];
    for (const call of timed(finding.calls)) {
      const key = JSON.stringify([call.at, call.who, call.what]);
      const owner = whose(call.who);
      keys.push(key);
      if (owner === 'responder' || seen.has(key)) continue;
      const side = owner === 'other' ? 'suspect' : GENERAL.includes(finding.query) ? 'activity' : 'attack';
      const sums = SUMS.includes(finding.query);
      placed.push({ at: Date.parse(call.at), call, class: finding.class, side, account: finding.account, sums });
    }
    for (const key of keys) seen.add(key);
  }
  return placed.sort((a, b) => a.at - b.at);
}

function narrowest(a: HuntFinding, b: HuntFinding): number {
  return Number(GENERAL.includes(a.query)) - Number(GENERAL.includes(b.query)) || a.rows - b.rows;
}

function rangesOf(calls: readonly Placed[], cuts: readonly number[], pause: number): Range[] {
  type Open = Omit<Range, 'calls' | 'accounts'> & { calls: HuntCall[]; accounts: Set<string>; last: number };
  const all: Open[] = [];
  let open = new Map<string, Open>();
  let passed = 0;
  for (const { at, call, class: kind, side, account, sums } of calls) {
    const before = passed;
    while (passed < cuts.length && (cuts[passed] ?? Infinity) <= at) passed += 1;
    if (passed > before) open = new Map();
    const key = `${side} ${kind} ${sums}`;
    const same = open.get(key);
    if (same && at - same.last <= pause) {
      same.calls.push(call);
      same.accounts.add(account);
      same.last = at;
    } else {
      const range = { calls: [call], accounts: new Set([account]), side, class: kind, sums, last: at };
      open.set(key, range);
      all.push(range);
    }
  }
  return all.map(({ accounts, ...range }) => ({ ...range, accounts: [...accounts] }));
}

/** Findings of which the record holds a part, with the time of the last call that it has: silence after it is no end of the attack. */
export function cutFindings({ findings }: HuntRecord): { finding: HuntFinding; rows: number; at: string }[] {
  return findings.flatMap((finding) => {
    const rows = leftOut(finding);
    const last = timed(finding.calls).at(-1);
    return rows > 0 && last ? [{ finding, rows, at: last.at }] : [];
  });
}
