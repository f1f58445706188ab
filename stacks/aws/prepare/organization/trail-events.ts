import type {
  CloudtrailAdvancedEventSelector,
  CloudtrailAdvancedEventSelectorFieldSelector,
} from '@cdktf/provider-aws/lib/cloudtrail';

export interface TrailEventsInput {
  /** Buckets of Firebreak that logs are delivered to. */
  readonly logBuckets: readonly string[];
  /** S3 object reads and writes everywhere else. */
  readonly s3: boolean;
  /** Lambda invocations. */
  readonly lambda: boolean;
}

/**
 * What the trail records. A delivery into a log bucket is itself an S3 write: recorded, it would cause the next delivery,
 * and so on. In these buckets everything but writing is recorded, always: who read evidence, and who tried to delete it.
 */
export function trailEvents({ logBuckets, s3, lambda }: TrailEventsInput): CloudtrailAdvancedEventSelector[] {
  const objects = logBuckets.map((bucket) => `arn:aws:s3:::${bucket}/`);
  return [
    selector('Management events', { field: 'eventCategory', equalTo: ['Management'] }),
    data('Use of the log buckets', 'AWS::S3::Object', [
      { field: 'resources.ARN', startsWith: objects },
      {
        field: 'eventName',
        notEquals: ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'],
      },
    ]),
    ...(s3 ? [data('S3 objects', 'AWS::S3::Object', [{ field: 'resources.ARN', notStartsWith: objects }])] : []),
    ...(lambda ? [data('Lambda invocations', 'AWS::Lambda::Function', [])] : []),
  ];
}

function data(
  name: string,
  type: string,
  fields: CloudtrailAdvancedEventSelectorFieldSelector[],
): CloudtrailAdvancedEventSelector {
  return selector(
    name,
    { field: 'eventCategory', equalTo: ['Data'] },
    { field: 'resources.type', equalTo: [type] },
    ...fields,
  );
}

function selector(
  name: string,
  ...fieldSelector: CloudtrailAdvancedEventSelectorFieldSelector[]
): CloudtrailAdvancedEventSelector {
  return { name, fieldSelector };
}
