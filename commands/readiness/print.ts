import type { Outcome } from '../aws/readiness/ask';
import type { Group } from '../aws/readiness/checks';
import { visible } from '../report/visible';

/** One line a check, one more for each fault with what mends it; for people. */
export function print(groups: readonly Group[], outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ id }) => id.length));
  const text = groups
    .map(({ requirement, title }) => {
      const own = outcomes.filter((outcome) => outcome.requirement === requirement);
      return [`${requirement}  ${title}`, ...own.flatMap((outcome) => lines(outcome, width))].join('\n');
    })
    .join('\n\n');
  return visible(text); // an account that is not ours chooses what its policies say
}

function lines({ id, holds, faults, notes }: Outcome, width: number): string[] {
  const name = id.padEnd(width);
  const indent = ' '.repeat(width + 10);
  const first =
    faults.length === 0
      ? [`  ok    ${name}  ${holds}`]
      : faults.flatMap(({ what, fix }) => [`  FAIL  ${name}  ${what}`, `${indent}do: ${fix}`]);
  return [...first, ...notes.map((note) => `${indent}${note}`)];
}

/** The last line. */
export function verdict(outcomes: readonly Outcome[], seconds: number, calls: number): string {
  const failed = outcomes.filter(({ faults }) => faults.length > 0);
  const faults = failed.reduce((sum, outcome) => sum + outcome.faults.length, 0);
  const spent = `${calls} calls in ${seconds.toFixed(0)} s`;
  if (failed.length === 0) return `Ready: ${outcomes.length} of ${outcomes.length} checks hold. ${spent}.`;
  return `Not ready: ${failed.length} of ${outcomes.length} checks fail, with ${faults} fault${faults === 1 ? '' : 's'}. ${spent}.`;
}
