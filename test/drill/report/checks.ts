import type { Cell, Section } from '../../../commands/report/document';
import { clock, count } from '../../../commands/report/words';
import { duration } from './duration';
import { checksOf } from './judge';
import type { CheckRecord, DrillStory, PhaseRecord } from './story';

/** Each failure with its detail; no section when there is none. */
export function whatFailed(story: DrillStory): Section[] {
  const failed = checksOf(story).filter(({ ok }) => !ok);
  if (failed.length === 0) return [];
  return [{ title: 'What failed', list: failed.map(failure) }];
}

function failure({ name, detail }: CheckRecord): Cell {
  return { mark: { text: 'failed', tone: 'bad' }, text: name, log: detail };
}

/** Every check by phase, to be opened by the reader; phases and checks that failed come first. */
export function allChecks({ phases }: DrillStory): Section[] {
  const parts = failedFirst(phases, failures).map((phase): Section => {
    const failed = failures(phase);
    const { title, seconds, checks, notes } = phase;
    const some = checks.length > 0;
    return {
      title: some
        ? `${title}: ${count(checks.length, 'check')}, ${duration(seconds)}`
        : `${title}: ${duration(seconds)}`,
      mark: some ? { text: failed > 0 ? `${failed} failed` : 'passed', tone: failed > 0 ? 'bad' : 'good' } : undefined,
      folded: failed > 0 ? 'open' : 'closed',
      table: some ? { head: ['Check', 'Result', 'At'], rows: rows(phase), empty: '' } : undefined,
      log: notes.join('\n'),
    };
  });
  return [{ title: 'All checks', text: parts.length > 0 ? [] : ['No phase was begun.'], parts }];
}

function rows({ checks }: PhaseRecord): Cell[][] {
  return failedFirst(checks, ({ ok }) => (ok ? 0 : 1)).map(({ name, ok, at }) => [
    name,
    { mark: ok ? { text: 'ok', tone: 'good' } : { text: 'failed', tone: 'bad' } },
    clock(at),
  ]);
}

function failedFirst<T>(all: readonly T[], failed: (one: T) => number): T[] {
  return [...all.filter((one) => failed(one) > 0), ...all.filter((one) => failed(one) === 0)];
}

function failures({ checks }: PhaseRecord): number {
  return checks.filter(({ ok }) => !ok).length;
}
