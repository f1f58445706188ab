import { logTables } from '../../../stacks/aws/prepare/investigation/tables';
import type { Estate } from '../../../stacks/estate/schema';
import type { Incident } from '../../../stacks/incident/schema';
import { daysFrom } from '../../hunt/days';

/**
 * The commands that bring the logs onto a laptop: the months from the first day on.
 *
 * @param first as `2026-10-14`.
 * @param now as `2026-11-20T18:04:00Z`.
 */
export function download({ aws }: Incident, first: string, now: string, estate: Estate): string {
  const location = logTables(estate).find(({ name }) => name === 'cloudtrail')?.location ?? '';
  const months = [...new Set(daysFrom(first, now.slice(0, 10)).map((day) => day.slice(0, 7).replace('-', '/')))];
  const included = months.map((month) => `--include '*/${month}/*'`).join(' ');
  const commands = aws.map(({ account }) => {
    const source = `${location.slice(0, location.indexOf('${account}'))}${account}/CloudTrail/`;
    return `aws s3 sync ${source} logs/${account} --exclude '*' ${included}`;
  });
  return `download them as the investigator of the forensic account: ${commands.join(' ; ')}`;
}
