import type { Parts } from '../files/valid-parts';
import { hoursAfter } from './moments';
import type { Incident } from './schema';

/**
 * Hours for which a session that exists at release can go on: until then its revocation stays in place.
 *
 * 36 with users, the root user or a whole account: GetFederationToken and GetSessionToken. 12 with roles, those of functions
 * and Identity Center included. 0 when no identity is contained.
 *
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
 */
export function longestSessionHours({ aws = [] }: Parts<Incident>): number {
  const hours = aws.map((target) => {
    if (target?.quarantine || target?.root || target?.users?.length) return 36;
    const roles = [target?.roles, target?.functions, target?.identityCenterUsers];
    return roles.some((list) => list?.length) ? 12 : 0;
  });
  return Math.max(0, ...hours);
}

/** When the longest session from before the release has passed. */
export function earliestClose(incident: Incident, releasedAt: string): string {
  return hoursAfter(releasedAt, longestSessionHours(incident));
}
