import { pathText } from '../../files/problem';
import { accountParts } from './accounts';
import type { Check } from './check';
import { complete } from './complete';

/** Evidence store, trail and guardrails know the regions of the estate: an account's regions are among them. */
export const accountRegions: Check = (estate) => {
  const known = complete<string>(estate.aws?.regions);
  if (!known) return [];
  return accountParts(estate).flatMap((account) =>
    (account.regions ?? []).flatMap((region, index) => {
      if (region === undefined || known.includes(region)) return [];
      const path = [...account.path, 'regions', index];
      return {
        path,
        message: `${pathText(path)} is not one of aws.regions`,
        allowed: known.join(', '),
        fix: `add ${region} to aws.regions, or remove it here`,
      };
    }),
  );
};
