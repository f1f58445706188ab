import { paginateDescribeTags, type EC2Client } from '@aws-sdk/client-ec2';
import type { Tagged } from '../../../hunt/outcome';
import { listed } from '../../facts/paging';

const KEYS = ['Environment', 'environment', 'Env', 'env', 'Stage', 'stage'];
const VALUES = ['production', 'Production', 'PRODUCTION', 'prod', 'Prod', 'PROD', 'prd', 'live'];

/** What EC2 has of it. Its filters mind the case. */
export async function productionResources(account: string, region: string, ec2: EC2Client): Promise<Tagged[]> {
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
