import { unless, type Check } from '../../../readiness/check';
import { aboutTrail, fixTrail } from './the-trail';

export const trailSettings: Check = {
  id: 'trail-settings',
  holds: () => 'the trail is of the whole organisation and all regions, and its log files are validated',
  questions: (live) =>
    aboutTrail(live, async ({ trail, arn }) => {
      const { names, estate } = live;
      const set = (holds: boolean | undefined, what: string, option: string) =>
        unless(holds === true, what, fixTrail(live, `update-trail --name ${arn} ${option}`));
      const bucket = estate.aws.trail.mode === 'keep' ? estate.aws.trail.bucket : names.evidenceBucket;
      return [
        ...set(
          trail.LogFileValidationEnabled,
          'its log files are not validated: nobody could prove that they are unchanged',
          '--enable-log-file-validation',
        ),
        ...set(trail.IsMultiRegionTrail, 'it records one region', '--is-multi-region-trail'),
        ...set(trail.IncludeGlobalServiceEvents, 'it lacks IAM and STS', '--include-global-service-events'),
        ...set(trail.IsOrganizationTrail, 'it records one account', '--is-organization-trail'),
        ...set(
          trail.S3BucketName === bucket && !(estate.aws.trail.mode !== 'keep' && trail.S3KeyPrefix),
          `it delivers to ${trail.S3BucketName ?? 'no bucket'}/${trail.S3KeyPrefix ?? ''}, where no query reads`,
          `--s3-bucket-name ${bucket}`,
        ),
      ];
    }),
};
