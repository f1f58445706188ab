import { CLOUDTRAIL_FIELDS, type Column } from '../../../stacks/aws/prepare/investigation/columns';

/** What no saved query reads, and reading it costs a tenth of the time. A query that comes to need one takes it off this list. */
const UNREAD = [
  'addendum',
  'apiVersion',
  'edgeDeviceDetails',
  'eventCategory',
  'eventVersion',
  'requestID',
  'sessionCredentialFromConsole',
  'tlsDetails',
  'vpcEndpointAccountId',
];

/** Fields of CloudTrail's records that the embedded engine keeps. */
export const LOCAL_FIELDS: readonly Column[] = CLOUDTRAIL_FIELDS.filter(({ name }) => !UNREAD.includes(name));
