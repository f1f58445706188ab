import { pathText } from '../../../files/problem';
import type { Check } from '../check';
import { knownTargets } from './targets';

/** Without the other accounts nothing works at all: neither states, nor evidence, nor the policies of the organisation. */
export const accountGone: Check = (incident, { estate }) =>
  knownTargets(incident, estate).flatMap(({ target, path, account }) => {
    if (!target.acknowledged?.includes('account-gone') || account.kind === 'member') return [];
    const at = [...path, 'acknowledged'];
    return [
      {
        path: at,
        message: `${pathText(at)} says that the ${account.kind} account ${account.id} is gone, which every incident works with`,
        allowed: 'account-gone for member accounts',
        fix: 'take it out; when that account is suspended, call AWS Support',
      },
    ];
  });
