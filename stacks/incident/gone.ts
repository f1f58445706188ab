import type { AwsTargets } from './aws-targets';
import type { Incident } from './schema';

/** Whether it is known that nobody gets into the account any more, and that nothing is done there. */
export function isGone({ acknowledged }: Pick<AwsTargets, 'acknowledged'>): boolean {
  return acknowledged.includes('account-gone');
}

/** The incident without the accounts that nobody gets into. */
export function withoutGone(incident: Incident): Incident {
  return { ...incident, aws: incident.aws.filter((targets) => !isGone(targets)) };
}
