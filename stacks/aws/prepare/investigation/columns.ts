export interface Column {
  readonly name: string;
  readonly type: string;
}

const SESSION_CONTEXT =
  'struct<attributes:struct<mfaAuthenticated:string,creationDate:string>,' +
  'sessionIssuer:struct<type:string,principalId:string,arn:string,accountId:string,userName:string>,' +
  'ec2RoleDelivery:string,' +
  'webIdFederationData:struct<federatedProvider:string,attributes:map<string,string>>,' +
  'sourceIdentity:string>';

/**
 * Fields of CloudTrail's records, spelt as in the log files: whoever reads the files needs the case, which Hive does not
 * know. Parameters and elements differ with every call: they stay JSON in a string.
 *
 * Source: https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const CLOUDTRAIL_FIELDS: readonly Column[] = columns({
  eventVersion: 'string',
  userIdentity:
    'struct<type:string,principalId:string,arn:string,accountId:string,invokedBy:string,accessKeyId:string,' +
    `userName:string,onBehalfOf:struct<userId:string,identityStoreArn:string>,sessionContext:${SESSION_CONTEXT}>`,
  eventTime: 'string',
  eventSource: 'string',
  eventName: 'string',
  awsRegion: 'string',
  sourceIPAddress: 'string',
  userAgent: 'string',
  errorCode: 'string',
  errorMessage: 'string',
  requestParameters: 'string',
  responseElements: 'string',
  additionalEventData: 'string',
  requestID: 'string',
  eventID: 'string',
  readOnly: 'string',
  resources: 'array<struct<ARN:string,accountId:string,type:string>>',
  eventType: 'string',
  apiVersion: 'string',
  recipientAccountId: 'string',
  serviceEventDetails: 'string',
  sharedEventID: 'string',
  vpcEndpointId: 'string',
  vpcEndpointAccountId: 'string',
  eventCategory: 'string',
  addendum: 'struct<reason:string,updatedFields:string,originalRequestID:string,originalEventID:string>',
  sessionCredentialFromConsole: 'string',
  edgeDeviceDetails: 'string',
  tlsDetails: 'struct<tlsVersion:string,cipherSuite:string,clientProvidedHostHeader:string>',
});

/** The same for the Glue catalogue, which is all lower case. */
export const CLOUDTRAIL_COLUMNS: readonly Column[] = CLOUDTRAIL_FIELDS.map(({ name, type }) => ({
  name: name.toLowerCase(),
  type: type.toLowerCase(),
}));

/** Source: https://docs.aws.amazon.com/athena/latest/ug/querying-r53-resolver-logs-partitioning-example.html */
export const RESOLVER_COLUMNS: readonly Column[] = columns({
  version: 'string',
  account_id: 'string',
  region: 'string',
  vpc_id: 'string',
  query_timestamp: 'string',
  query_name: 'string',
  query_type: 'string',
  query_class: 'string',
  rcode: 'string',
  answers: 'array<struct<rdata:string,type:string,class:string>>',
  srcaddr: 'string',
  srcport: 'int',
  transport: 'string',
  srcids: 'struct<instance:string,resolver_endpoint:string>',
  firewall_rule_action: 'string',
  firewall_rule_group_id: 'string',
  firewall_domain_list_id: 'string',
});

function columns(types: Readonly<Record<string, string>>): Column[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}
