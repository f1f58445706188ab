import { failure } from '../resource';
import { within, type Refusal } from './attempt';

const LOCKS = 'microsoft.authorization/locks';

/**
 * Locks hold what they are on and everything below it; what contains something locked cannot be deleted either.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export const underLock: Refusal = ({ world, method, id, type }) => {
  if (type === LOCKS) return undefined;
  const lock = world.list('', LOCKS).find(({ id: lockId, properties: { level } }) => {
    const scope = lockId.slice(0, lockId.toLowerCase().lastIndexOf('/providers/microsoft.authorization/locks/'));
    if (method === 'DELETE') return within(id, scope) || within(scope, id);
    return level === 'ReadOnly' && within(id, scope);
  });
  if (!lock) return undefined;
  const verb = method === 'DELETE' ? 'delete' : 'write';
  return failure(
    409,
    'ScopeLocked',
    `The scope '${id}' cannot perform ${verb} operation because following scope(s) are locked: '${lock.id}'. ` +
      'Please remove the lock and try again.',
  );
};
