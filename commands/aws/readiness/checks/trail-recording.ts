import { GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { unless, type Check } from '../../../readiness/check';
import { aboutTrail, fixTrail } from './the-trail';

export const trailRecording: Check = {
  id: 'trail-recording',
  holds: () => 'the organisation trail records',
  questions: (live) =>
    aboutTrail(live, async ({ arn, client }) => {
      const { IsLogging: recording, StopLoggingTime: since } = await client.send(
        new GetTrailStatusCommand({ Name: arn }),
      );
      return unless(
        recording === true,
        `the trail ${arn} records nothing${since ? ` since ${since.toISOString()}` : ''}`,
        fixTrail(live, `start-logging --name ${arn}`),
      );
    }),
};
