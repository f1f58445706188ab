import { pathText } from '../../files/problem';
import { accountParts } from './accounts';
import type { Check } from './check';
import { complete } from './complete';

/** A VPC is prepared by the stack of its account and region, which exists for the account's regions only. */
export const vpcRegions: Check = (estate) =>
  accountParts(estate).flatMap(({ path, label, regions, vpcs = [] }) => {
    const known = complete(regions ?? estate.aws?.regions);
    if (!known) return [];
    return vpcs.flatMap((vpc, index) => {
      if (!vpc?.region || known.includes(vpc.region)) return [];
      const at = [...path, 'vpcs', index, 'region'];
      return {
        path: at,
        message: `${pathText(at)} is not a region of ${label}`,
        allowed: known.join(', '),
        fix: `add ${vpc.region} to ${regions ? pathText([...path, 'regions']) : 'aws.regions'}, or correct the VPC's region`,
      };
    });
  });
