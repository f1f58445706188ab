import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

/** A function gets new sessions of its role all the time: revoking the old ones does not contain it. */
export const functionRoleDenied: Check = (incident) =>
  targetParts(incident).flatMap(({ target, path: top }) => {
    const functions = listed([...top, 'functions'], target.functions);
    return listed([...top, 'roles'], target.roles).flatMap(({ entry, path }) => {
      const user = functions.find(({ entry: { role } }) => role?.toLowerCase() === entry.name?.toLowerCase());
      if (entry.control !== 'revoke-sessions' || !entry.name || !user) return [];
      return {
        path: [...path, 'control'],
        message: `${pathText(path)} only revokes sessions, but ${pathText(user.path)} is contained by denying this role`,
        allowed: 'deny',
        fix: `write deny, or remove ${pathText(user.path)}`,
      };
    });
  });
