import { pathText, type Finding } from '../../../files/problem';
import type { Check } from '../check';
import { subscriptionParts } from './subscriptions';

const AGAIN = 'give the subscription that is meant, or leave the entry out';
const OUTSIDE =
  'give the incident-response subscription nothing to protect: evidence must lie outside what can be attacked';

/** A subscription and its name stand for one thing; evidence lies in none that it is about. */
export const duplicateSubscriptions: Check = (estate) => {
  const home = estate.azure?.incidentResponse?.subscriptionId;
  const ids = new Map(home ? [[home, 'azure.incidentResponse']] : []);
  const names = new Map<string, string>();
  return subscriptionParts(estate).flatMap(({ path, label, id, name }): Finding[] => [
    ...taken(ids, id, [...path, 'id'], label, id === home ? OUTSIDE : AGAIN),
    ...taken(names, name, [...path, 'name'], label, 'choose another name: it is part of the names of stacks'),
  ]);
};

function taken(
  seen: Map<string, string>,
  value: string | undefined,
  path: Finding['path'],
  label: string,
  fix: string,
): Finding[] {
  if (value === undefined) return [];
  const first = seen.get(value);
  if (first === undefined) {
    seen.set(value, label);
    return [];
  }
  return [{ path, message: `${pathText(path)} is that of ${first} too`, allowed: 'each once', fix }];
}
