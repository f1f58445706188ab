export interface Column {
  readonly name: string;
  readonly type: string;
}

const SESSION_CONTEXT =
  'struct<attributes:struct<mfaauthenticated:string,creationdate:string>,' +
  'sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,' +
  'ec2roledelivery:string,' +
  'webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>,' +
  'sourceidentity:string>';

/**
 * Columns of CloudTrail's records. Parameters and elements differ with every call: they stay JSON in a string.
 *
 * Source: https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const CLOUDTRAIL_COLUMNS: readonly Column[] = columns({
  eventversion: 'string',
  useridentity:
    'struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,' +
    `username:string,onbehalfof:struct<userid:string,identitystorearn:string>,sessioncontext:${SESSION_CONTEXT}>`,
  eventtime: 'string',
  eventsource: 'string',
  eventname: 'string',
  awsregion: 'string',
  sourceipaddress: 'string',
  useragent: 'string',
  errorcode: 'string',
  errormessage: 'string',
  requestparameters: 'string',
  responseelements: 'string',
  additionaleventdata: 'string',
  requestid: 'string',
  eventid: 'string',
  readonly: 'string',
  resources: 'array<struct<arn:string,accountid:string,type:string>>',
  eventtype: 'string',
  apiversion: 'string',
  recipientaccountid: 'string',
  serviceeventdetails: 'string',
  sharedeventid: 'string',
  vpcendpointid: 'string',
  vpcendpointaccountid: 'string',
  eventcategory: 'string',
  addendum: 'struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>',
  sessioncredentialfromconsole: 'string',
  edgedevicedetails: 'string',
  tlsdetails: 'struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>',
});

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
