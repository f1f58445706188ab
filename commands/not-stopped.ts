import type { Estate } from '../stacks/estate/schema';
import type { Incident } from '../stacks/incident/schema';
import { awsNotStopped } from './aws/not-stopped';
import { azureNotStopped } from './azure/not-stopped';
import type { NotStopped } from './not-stopped/row';

export type { NotStopped } from './not-stopped/row';

/**
 * What goes on although it is contained, for each target of the incident: printed with the plan and in the report.
 *
 * @throws Error when the estate file does not list an account of the incident.
 */
export function notStopped(incident: Incident, estate: Estate): NotStopped[] {
  return [...awsNotStopped(incident, estate), ...azureNotStopped(incident, estate)];
}

/** For the terminal, by account and target. */
export function printNotStopped(open: readonly NotStopped[]): string {
  const several = new Set(open.map(({ account: id }) => id)).size > 1;
  const title = ({ account: id, target }: NotStopped) =>
    several && target !== `account ${id}` ? `${target} of account ${id}` : target;
  return [...new Set(open.map(title))]
    .map((target) => {
      const rows = open.filter((row) => title(row) === target);
      return [`  ${target}`, ...rows.map(({ what, instead }) => `    - ${what}\n      instead: ${instead}`)].join('\n');
    })
    .join('\n');
}
