import { pathText } from '../../../files/problem';
import type { Check } from '../check';
import { knownTargets } from './targets';

const WHY: Readonly<Record<string, string>> = {
  forensic: 'the forensic account: evidence would no longer arrive, and this incident could not write its state',
  security: 'the security account: responders sign in there and would be locked out',
};

/** The quarantine excepts the responder roles, but not those through which people reach them. */
export const accountQuarantine: Check = (incident, { estate }) =>
  knownTargets(incident, estate).flatMap(({ target, path, account }) => {
    const why = WHY[account.kind];
    if (!target.quarantine || !why) return [];
    const at = [...path, 'quarantine'];
    return {
      path: at,
      message: `${pathText(at)} would quarantine ${why}`,
      allowed: 'false in this account',
      fix: 'contain its users, roles and instances one by one',
    };
  });
