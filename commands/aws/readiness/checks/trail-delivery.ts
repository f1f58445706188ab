import { GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { unless, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { aboutTrail } from './the-trail';

/**
 * In minutes. Deliveries follow within 15 minutes of a call, and an organisation that is asked by readiness is never without
 * calls. Digests come hourly, even where nothing happened.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
 */
const LATEST = { files: 60, digests: 150 };

export const trailDelivery: Check = {
  id: 'trail-delivery',
  holds: () => `the trail delivered within ${LATEST.files} minutes, and its digests too, without an error`,
  questions: (live) =>
    aboutTrail(live, async ({ trail, arn, client }) => {
      const status = await client.send(new GetTrailStatusCommand({ Name: arn }));
      const fix = `${deploy(STACKS.evidence)}: the policies of the bucket and its key decide whether CloudTrail may deliver`;
      const failed = (what: string, error: string | undefined) =>
        unless(!error, `the latest delivery of ${what} failed: ${error ?? ''}`, fix);
      const late = (what: string, latest: Date | undefined, minutes: number) =>
        unless(
          latest !== undefined && Date.now() - latest.getTime() < minutes * 60_000,
          `the latest delivery of ${what} was ${latest?.toISOString() ?? 'never'}`,
          fix,
        );
      const validated = trail.LogFileValidationEnabled === true; // if not, trail-settings says so
      return [
        ...failed('log files', status.LatestDeliveryError),
        ...late('log files', status.LatestDeliveryTime, LATEST.files),
        ...(validated
          ? [
              ...failed('digests', status.LatestDigestDeliveryError),
              ...late('digests', status.LatestDigestDeliveryTime, LATEST.digests),
            ]
          : []),
        ...(status.LatestCloudWatchLogsDeliveryError
          ? failed('events to its log group', status.LatestCloudWatchLogsDeliveryError)
          : []),
      ];
    }),
};
