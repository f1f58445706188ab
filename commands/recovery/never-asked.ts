import type { Incident } from '../../stacks/incident/schema';
import { containedSuspects } from '../aws/hunt/suspect';

/** Saved queries about somebody: where the incident file names nobody, a hunt does not ask them. */
export const ABOUT: Readonly<Record<string, 'principals' | 'users'>> = {
  'access-keys': 'users',
  'assume-role-pivots': 'principals',
  'data-access': 'principals',
  'principal-activity': 'principals',
  'resources-reached': 'principals',
};

/** Why nothing found proves nothing: an account is quarantined as a whole, and names nobody whom one of the queries is about. */
export function neverAsked({ aws }: Pick<Incident, 'aws'>, queries: readonly string[]): string | undefined {
  const whole = aws.filter(({ quarantine }) => quarantine).map((targets) => containedSuspects({ aws: [targets] }));
  const unnamed = queries
    .map((query) => ABOUT[query])
    .find((whom) => whom && whole.some((named) => !named.some(({ kind }) => whom === 'principals' || kind === 'user')));
  return unnamed && `Of a whole account without named ${unnamed} no query lists every call.`;
}
