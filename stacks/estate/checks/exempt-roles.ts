import { pathText } from '../../files/problem';
import { accountOfArn, accountParts } from './accounts';
import type { Check } from './check';
import { complete } from './complete';

/** An exemption for an unknown account is either a typing error or a way in for a stranger. */
export const exemptRoles: Check = (estate) => {
  const accounts = complete(accountParts(estate).map(({ id }) => id));
  if (!accounts) return [];
  return (estate.aws?.guardrails?.alsoExempt ?? []).flatMap((arn, index) => {
    if (arn === undefined || ['*', ...accounts].includes(accountOfArn(arn))) return [];
    const path = ['aws', 'guardrails', 'alsoExempt', index];
    return {
      path,
      message: `${pathText(path)} is a role of account ${accountOfArn(arn)}, which the estate does not list`,
      allowed: 'roles of aws.management, aws.forensic, aws.security and aws.members',
      fix: 'correct the account id, or add the account to aws.members',
    };
  });
};
