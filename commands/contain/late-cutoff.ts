import { hoursBetween } from '../../stacks/incident/moments';
import type { Incident } from '../../stacks/incident/schema';

/**
 * What to write when an incident is contained later than its cutoff: sessions issued in between are stolen ones as well.
 * A denial stops them in any case; where only old sessions are revoked, they live on.
 *
 * The event, because the check of the cutoff knows no clock but the log (stacks/incident/checks/session-cutoff.ts).
 *
 * @param now as `2026-11-20T18:04:00Z`.
 * @returns undefined when the cutoff is still to come, or revokes nothing.
 */
export function lateCutoff(
  { sessionCutoff, aws }: Pick<Incident, 'sessionCutoff' | 'aws'>,
  now: string,
): string | undefined {
  const revoked = aws.flatMap(({ roles }) => roles.filter(({ control }) => control === 'revoke-sessions'));
  if (revoked.length === 0 || hoursBetween(now, sessionCutoff) >= 0) return undefined;
  return (
    `sessionCutoff is ${sessionCutoff}: sessions of ${revoked.map(({ name }) => name).join(', ')} issued since then live on. ` +
    `Write sessionCutoff: ${now}, and into the log: { at: ${now}, who: …, what: cutoff moved }`
  );
}
