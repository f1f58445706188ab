import type { Incident } from '../stacks/incident/schema';

/** How the entry of the timeline begins that says that a phase is complete. The reports look for it. */
export function complete(phase: Incident['phase']): string {
  return `${phase}: complete`;
}
