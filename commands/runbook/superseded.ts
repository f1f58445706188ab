import type { Incident } from '../../stacks/incident/schema';
import { course } from '../report/course';

/** Whether the stacks have done, or taken back, what the first seconds' calls do: those are no work to be done any more. */
export function isSuperseded(incident: Incident): boolean {
  return incident.phase !== 'contain' || course(incident).confirmed;
}
