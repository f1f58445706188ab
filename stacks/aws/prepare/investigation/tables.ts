import type { Estate } from '../../../estate/schema';
import { AWS_REGIONS } from '../../../estate/regions';
import { FLOW_LOG_COLUMNS } from '../storage/flow-log-format';
import { awsNames } from '../../names';
import { CLOUDTRAIL_COLUMNS, RESOLVER_COLUMNS, type Column } from './columns';

/** A table of the Glue catalogue, its partitions computed from the query instead of stored. */
export interface LogTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly partitions: readonly Partition[];
  /** S3 URI, with `${partition}` where the values go. */
  readonly location: string;
  readonly format: TableFormat;
}

/** A partition column and its projection (without the `projection.<name>.` that Athena wants before each property). */
export interface Partition extends Column {
  readonly projection: Readonly<Record<string, string>>;
}

export interface TableFormat {
  readonly input: string;
  readonly output: string;
  readonly serde: string;
}

/**
 * From the query itself, which must name it, by `=` or `IN`: thousands of accounts are no list that Athena could try one by
 * one, and accounts that join later are in no list at all.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-dynamic-id-partitioning.html
 */
const fromQuery = (name: string): Partition => ({ name, type: 'string', projection: { type: 'injected' } });

/** Every region, not just those in use: intruders like the ones that nobody watches. */
const region = (name: string): Partition => ({
  name,
  type: 'string',
  projection: { type: 'enum', values: AWS_REGIONS.join(',') },
});

/** UTC, as `2026/11/20`. Always name it in a query: without it, ten years are read. */
const day: Partition = {
  name: 'day',
  type: 'string',
  projection: {
    type: 'date',
    format: 'yyyy/MM/dd',
    range: 'NOW-10YEARS,NOW',
    interval: '1',
    'interval.unit': 'DAYS',
  },
};

const whole = (name: string, range: string, digits: string): Partition => ({
  name,
  type: 'int',
  projection: { type: 'integer', range, digits },
});

const JSON_LINES: TableFormat = {
  input: 'org.apache.hadoop.mapred.TextInputFormat',
  output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  serde: 'org.openx.data.jsonserde.JsonSerDe',
};

const CLOUDTRAIL: TableFormat = {
  input: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  serde: 'org.apache.hive.hcatalog.data.JsonSerDe',
};

const PARQUET: TableFormat = {
  input: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  output: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
};

/** The tables of the investigation workspace. */
export function logTables(estate: Estate): LogTable[] {
  const evidence = `s3://${awsNames(estate).evidenceBucket}/AWSLogs`;
  return [
    {
      name: 'cloudtrail',
      description: 'Organisation trail. Name account and day in every query.',
      columns: CLOUDTRAIL_COLUMNS,
      partitions: [fromQuery('account'), region('region'), day],
      location: `${trailFolder(estate)}/\${account}/CloudTrail/\${region}/\${day}`,
      format: CLOUDTRAIL,
    },
    {
      name: 'vpc_flow_logs',
      description: 'VPC flow logs, one minute each. Name account, year, month and day (UTC) in every query.',
      columns: FLOW_LOG_COLUMNS,
      // Not `region`, which is a column of the files.
      partitions: [
        fromQuery('account'),
        region('aws_region'),
        whole('year', '2020,2120', '4'),
        whole('month', '1,12', '2'),
        whole('day', '1,31', '2'),
      ],
      // The folder of the hour is left to the listing: 24 times fewer partitions to project.
      location: `${evidence}/aws-account-id=\${account}/aws-service=vpcflowlogs/aws-region=\${aws_region}/year=\${year}/month=\${month}/day=\${day}`,
      format: PARQUET,
    },
    {
      name: 'resolver_query_logs',
      description: 'DNS queries of the VPCs. Name account, vpc and day in every query.',
      columns: RESOLVER_COLUMNS,
      partitions: [fromQuery('account'), fromQuery('vpc'), day],
      location: `${evidence}/\${account}/vpcdnsquerylogs/\${vpc}/\${day}`,
      format: JSON_LINES,
    },
  ];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html */
function trailFolder(estate: Estate): string {
  const { trail, organization } = estate.aws;
  const prefix = trail.mode === 'keep' && trail.prefix ? `${trail.prefix.replace(/^\/+|\/+$/g, '')}/` : '';
  const bucket = trail.mode === 'keep' ? trail.bucket : awsNames(estate).evidenceBucket;
  return `s3://${bucket}/${prefix}AWSLogs/${organization.id}`;
}
