import { failure } from '../../resource';
import type { Refusal } from '../attempt';
import { applies, assignedTo } from './assigned';

/** Creating, and changing, what a policy with the effect `deny` does not want. Azure asks it about what would be there after. */
export const deniedWrite: Refusal = ({ world, method, id, body }) => {
  if (method !== 'PUT' && method !== 'PATCH') return undefined;
  const before = method === 'PATCH' ? world.get(id) : undefined;
  const properties = { ...before?.properties, ...body?.properties };
  const after = { ...before, ...body, id, name: id.split('/').pop() ?? '', properties };
  const denial = assignedTo(world, id).find((assigned) => applies(assigned, 'deny', after));
  if (!denial) return undefined;
  return failure(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${id}' was disallowed by policy: the assignment '${denial.assignment.id}'.`,
  );
};
