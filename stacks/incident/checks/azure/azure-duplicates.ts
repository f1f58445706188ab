import { pathText, type Path } from '../../../files/problem';
import { repeats } from '../../../files/repeats';
import { listed, type Check, type IncidentParts } from '../check';
import { resourcesOf, subscriptionParts } from './targets';

interface Named {
  readonly what: string;
  readonly key: string;
  readonly path: Path;
}

/** Everything that an incident joins to something: there is one membership of each. */
export function azureThings(incident: IncidentParts): Named[] {
  const { azure } = incident;
  const people = (['users', 'servicePrincipals', 'managedIdentities'] as const).flatMap((list) =>
    listed(['azure', list], azure?.[list]).flatMap(({ entry: { id, name }, path }) =>
      id === undefined ? [] : [{ what: `identity ${name ?? id}`, key: id, path: [...path, 'id'] }],
    ),
  );
  const parts = subscriptionParts(incident);
  const frozen = parts.flatMap(({ target: { freeze, subscription }, path }) =>
    freeze && subscription
      ? [{ what: `freeze of subscription ${subscription}`, key: `freeze ${subscription}`, path: [...path, 'freeze'] }]
      : [],
  );
  const things = parts
    .flatMap(resourcesOf)
    .map(({ kind, id, path }) => ({ what: `${kind} ${id}`, key: id.toLowerCase(), path }));
  return [...people, ...frozen, ...things];
}

export const azureDuplicates: Check = (incident) => {
  const subscriptions = subscriptionParts(incident).flatMap(({ target: { subscription }, path }) =>
    subscription ? [{ what: `subscription ${subscription}`, key: subscription, path: [...path, 'subscription'] }] : [],
  );
  return [subscriptions, azureThings(incident)].flatMap((things) =>
    repeats(things, ({ key }) => key).map(({ entry: { what, path }, first }) => ({
      path,
      message: `the ${what} is listed twice: at ${pathText(first.path)} and at ${pathText(path)}`,
      allowed: 'each once',
      fix: 'remove one of the two',
    })),
  );
};
