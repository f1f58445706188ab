import type { Facts, RoleFacts } from '../facts/facts';

/** Instances and functions that hold a role, but are not contained themselves: a deny of the role stops them as well. */
export function bystandersOf(role: RoleFacts, { instances, functions }: Facts): string[] {
  const contained = [...instances.map(({ id }) => id), ...functions.map(({ name }) => name)];
  return [...role.instances, ...role.functions].filter((user) => !contained.includes(user));
}

/**
 * A role that came with an instance and serves others as well is not denied unasked: that would stop a whole fleet. One
 * that was asked for, or that a function is contained by, is.
 */
export function controlFor(role: RoleFacts, facts: Facts): 'deny' | 'revoke-sessions' {
  const meant = facts.askedRoles.includes(role.name) || facts.functions.some(({ role: name }) => name === role.name);
  return meant || bystandersOf(role, facts).length === 0 ? 'deny' : 'revoke-sessions';
}
