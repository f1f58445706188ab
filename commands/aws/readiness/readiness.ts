import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../../cli/exit';
import type { Result } from '../../cli/output';
import { writeAtomically } from '../../incident-file/edit';
import { readinessRecordFile, writeReadinessRecord } from '../../readiness/readiness-record';
import type { Session } from '../../session';
import type { ReadinessArguments } from '../../readiness/arguments';
import { askAll } from './ask';
import { groups } from './checks';
import { junit } from '../../readiness/junit';
import { live as liveEstate } from './live/live';
import { print, verdict } from '../../readiness/print';

/**
 * Whether the live estate is what the estate file declares, and works. Changes nothing in the cloud; with `testMessage`, raises two alarms.
 *
 * Exit code 1 when anything fails, and what cannot be looked at has failed: for a job that watches.
 */
export async function readiness({ junit: file, testMessage }: ReadinessArguments, session: Session): Promise<Result> {
  const started = Date.now();
  const live = liveEstate(session);
  const asked = groups(live, { testMessage });
  const { estate, accounts } = live;
  session.say(`Readiness of ${estate.name}: ${accounts.length} accounts, ${estate.aws.regions.length} regions`);
  const outcomes = await askAll(asked, live, session.say);
  const seconds = (Date.now() - started) / 1000;
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, junit(asked, outcomes, seconds));
  }
  writeReadinessRecord(readinessRecordFile(session.folder), {
    at: session.now(),
    passed: outcomes.filter(({ faults }) => faults.length === 0).length,
    failed: outcomes.filter(({ faults }) => faults.length > 0).map(({ id }) => id),
  });
  const exit = outcomes.every(({ faults }) => faults.length === 0) ? EXIT.done : EXIT.problem;
  const { calls } = live.access;
  return {
    exit,
    text: `\n${print(asked, outcomes)}\n\n${verdict(outcomes, seconds, calls)}`,
    json: { exit, ready: exit === EXIT.done, at: session.now(), seconds, calls, checks: outcomes },
  };
}
