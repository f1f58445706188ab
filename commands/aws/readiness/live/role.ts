import type { Estate } from '../../../../stacks/estate/schema';

export type Role = keyof Estate['aws']['responders']['roles'];

/** The roles that anybody who responds may assume; to assume break-glass raises an alarm. */
export const ROLES: readonly Role[] = ['investigator', 'responder', 'evidenceCustodian'];

/** An account in which a role cannot be assumed. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  /** @param role its name. */
  constructor(
    readonly role: string,
    why: string,
  ) {
    super(why);
  }
}
