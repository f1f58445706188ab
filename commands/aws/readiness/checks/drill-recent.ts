import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { drillRecordFile, readDrillRecord } from '../../../readiness/drill-record';
import type { Live } from '../live/live';

/** In days: four times a year, people and software change as fast. */
const OLDEST = 90;

export const drillRecent: Check = {
  id: 'drill-recent',
  holds: () => `a drill has passed in the last ${OLDEST} days`,
  questions: (live) => once('this checkout', () => Promise.resolve(last(live))),
};

function last({ session }: Live): Answer {
  const file = drillRecordFile(session.folder);
  const record = readDrillRecord(file);
  const fix = `npm run drill, and commit ${file}`;
  if (!record) return answer([fault(`no drill is on record in ${file}`, fix)]);
  const { finishedAt, passed, failed, seconds } = record;
  const days = Math.floor((Date.parse(session.now()) - Date.parse(finishedAt)) / 86_400_000);
  if (failed > 0) return answer([fault(`the last drill, of ${finishedAt}, failed in ${failed} checks`, fix)]);
  if (days > OLDEST) return answer([fault(`the last drill was ${days} days ago, on ${finishedAt}`, fix)]);
  return answer([], `${finishedAt}: ${passed} checks in ${Math.round(seconds)} s`);
}
