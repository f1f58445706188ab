import { accountsOf } from '../../../aws/accounts';
import { oneOf } from '../../../files/allowed';
import { pathText } from '../../../files/problem';
import { nearest } from '../../../files/suggest';
import type { Check } from '../check';
import { targetParts } from './targets';

/**
 * Elsewhere there is no responder role, no log and no quarantine. Nothing acts for an incident that is closed: its file is
 * kept, and its account may have left the estate.
 */
export const knownAccount: Check = (incident, { estate }) => {
  if (incident.phase === 'close') return [];
  const names = new Map(accountsOf(estate.aws).map(({ id, name }) => [id, name]));
  const ids = [...names.keys()];
  return targetParts(incident).flatMap(({ target: { account }, path }) => {
    if (account === undefined || names.has(account)) return [];
    const meant = nearest(account, ids);
    return {
      path: [...path, 'account'],
      message: `${pathText(path)} is in account ${account}, which the estate does not list`,
      allowed: oneOf(ids, account),
      fix: meant
        ? `did you mean '${meant}' (${names.get(meant)})?`
        : "correct the id, or add the account to aws.members of the estate file and deploy 'prepare-*' first",
    };
  });
};
