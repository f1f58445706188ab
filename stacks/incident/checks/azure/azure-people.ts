import type { Finding } from '../../../files/problem';
import { listed, type Check } from '../check';

/** Emergency users are how everybody gets back in; and membership needs a group. */
export const azurePeople: Check = ({ azure, phase }, { estate }) => {
  const users = listed(['azure', 'users'], azure?.users);
  const emergency = estate.azure?.responders.breakGlassUsers ?? [];
  const locked = users
    .filter(({ entry }) => entry.id !== undefined && emergency.includes(entry.id))
    .map(({ path }): Finding => ({
      path: [...path, 'id'],
      message:
        'this is an emergency user of the estate: Conditional Access excludes it, so that it would not be stopped',
      allowed: 'any other user',
      fix: 'name another emergency user in the estate file and deploy it; then disable this one by hand',
    }));
  if (users.length === 0 || azure?.groups !== undefined || phase === 'close') return locked;
  return [
    ...locked,
    {
      path: ['azure'],
      message: 'azure.groups is missing, which users join',
      allowed: 'groups: { quarantine: <object id>, signInAgain: <object id> }',
      fix: 'az ad group show --group firebreak-quarantine --query id; the same for firebreak-sign-in-again',
    },
  ];
};
