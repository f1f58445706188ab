import { paginateDescribeTags, type EC2Client } from '@aws-sdk/client-ec2';
import { listed } from '../../facts/paging';

/** Something of EC2 that its tags call production. */
export interface TaggedResource {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly id: string;
  /** `Environment=production`. */
  readonly tag: string;
}

const KEYS = ['Environment', 'environment', 'Env', 'env', 'Stage', 'stage'];
const VALUES = ['production', 'Production', 'PRODUCTION', 'prod', 'Prod', 'PROD', 'prd', 'live'];

/** Filters of EC2 mind the case. */
export async function productionResources(account: string, region: string, ec2: EC2Client): Promise<TaggedResource[]> {
  const Filters = [
    { Name: 'key', Values: KEYS },
    { Name: 'value', Values: VALUES },
  ];
  const tags = await listed(paginateDescribeTags({ client: ec2 }, { Filters }), (page) => page.Tags);
  return tags.map(({ ResourceType: type = '', ResourceId: id = '', Key: key = '', Value: value = '' }) => ({
    account,
    region,
    type,
    id,
    tag: `${key}=${value}`,
  }));
}
