import { hoursBetween } from '../moments';
import type { Check } from './check';

/** Release revives unexpired sessions, but for those issued before the moment of release: it must be known. */
export const releasedAt: Check = ({ phase, releasedAt: released, declaredAt }) => {
  if (!released) {
    if (phase !== 'release' && phase !== 'close') return [];
    return [
      {
        path: ['phase'],
        message: `phase ${phase} needs releasedAt: sessions issued before it stay dead`,
        allowed: phase === 'close' ? 'contain; close after a release' : 'contain; or release with releasedAt',
        fix:
          phase === 'close'
            ? 'release first: `npx firebreak release`'
            : "add 'releasedAt:' with the moment of release, or let `npx firebreak release` write both",
      },
    ];
  }
  if (!declaredAt || hoursBetween(declaredAt, released) >= 0) return [];
  return [
    {
      path: ['releasedAt'],
      message:
        'releasedAt is before declaredAt: nothing was contained yet, and sessions stolen in between would live on',
      allowed: `${declaredAt} or later`,
      fix: 'write the moment of release',
    },
  ];
};
