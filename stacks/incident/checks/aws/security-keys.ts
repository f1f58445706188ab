import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { knownTargets } from './targets';

/** Responders sign in to the security account, so that their role there may change no identity. */
export const securityKeys: Check = (incident, { estate }) =>
  knownTargets(incident, estate)
    .filter(({ account }) => account.kind === 'security')
    .flatMap(({ target, path }) =>
      listed([...path, 'users'], target.users).flatMap(({ entry: { accessKeys }, path: user }) => {
        if (!accessKeys?.length) return [];
        const at = [...user, 'accessKeys'];
        return {
          path: at,
          at: 'key' as const,
          message: `${pathText(at)} are keys of the security account, where responders change no identity`,
          allowed: 'no access keys in this account',
          fix: 'remove them: the SCP denies their user; the break-glass role can switch them off',
        };
      }),
    );
