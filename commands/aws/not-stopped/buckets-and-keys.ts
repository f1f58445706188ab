import type { Row } from '../../not-stopped/row';
import type { SectionsOf } from './sections';

export const bucketsAndKeys: SectionsOf = ({ targets }) => [
  ...targets.buckets.map((name) => ({ target: `bucket ${name}`, rows: BUCKET })),
  ...targets.keys.map((arn) => ({ target: `key ${arn.split('/').pop() ?? arn}`, rows: KEY })),
];

/** Presigned URLs are decided when they are used, and denied. */
const BUCKET: readonly Row[] = [
  {
    what: 'what was read before, and copies: other buckets, caches of CloudFront, replicas',
    instead: 'read the data events of the trail; list the replicas as well, and invalidate the caches',
  },
  {
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    what: 'AWS services that its policy lets in under their own name: a distribution of CloudFront goes on serving it',
    instead: 'disable the distribution, or have break-glass take that statement out of the bucket policy',
  },
];

const KEY: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/data-keys.html
    what: 'data that is decrypted already: attached volumes, data keys in memory, open databases',
    instead: 'isolate what holds them',
  },
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
    what: 'AWS services that its policy or a grant lets in under their own name',
    instead: 'read `aws kms list-grants`, and have break-glass revoke those that nobody knows',
  },
];
