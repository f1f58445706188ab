/**
 * Every field of flow log versions 2 to 5, with its type in Hive.
 *
 * The packet addresses show who really talked through a NAT gateway or load balancer, TCP flags and direction who began.
 * IPv6 needs no fields of its own. In Parquet the names have underscores: `FLOW_LOG_COLUMNS` is the table's column list.
 *
 * Objects: `AWSLogs/aws-account-id=…/aws-service=vpcflowlogs/aws-region=…/year=…/month=…/day=…/hour=…/`
 *
 * Sources: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields and flow-logs-s3-path.html
 */
const FIELDS = {
  version: 'int',
  'account-id': 'string',
  'interface-id': 'string',
  srcaddr: 'string',
  dstaddr: 'string',
  srcport: 'int',
  dstport: 'int',
  protocol: 'int',
  packets: 'bigint',
  bytes: 'bigint',
  start: 'bigint',
  end: 'bigint',
  action: 'string',
  'log-status': 'string',
  'vpc-id': 'string',
  'subnet-id': 'string',
  'instance-id': 'string',
  'tcp-flags': 'int',
  type: 'string',
  'pkt-srcaddr': 'string',
  'pkt-dstaddr': 'string',
  region: 'string',
  'az-id': 'string',
  'sublocation-type': 'string',
  'sublocation-id': 'string',
  'pkt-src-aws-service': 'string',
  'pkt-dst-aws-service': 'string',
  'flow-direction': 'string',
  'traffic-path': 'int',
} as const;

/**
 * The format of every flow log, as AWS has it: `${version} ${account-id} …`.
 *
 * A flow log cannot be changed: a new field replaces every one, and the table gains a column at the same time.
 */
export const LIVE_FLOW_LOG_FORMAT = Object.keys(FIELDS)
  .map((field) => `\${${field}}`)
  .join(' ');

/** The same as a Terraform argument: `$${` is a literal `${`. */
export const FLOW_LOG_FORMAT = LIVE_FLOW_LOG_FORMAT.replaceAll('${', () => '$${');

/** Columns of the files, in the order of the format. */
export const FLOW_LOG_COLUMNS: readonly { readonly name: string; readonly type: 'int' | 'bigint' | 'string' }[] =
  Object.entries(FIELDS).map(([field, type]) => ({ name: field.replaceAll('-', '_'), type }));
