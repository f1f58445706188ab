import type { Path } from '../../../files/problem';
import type { Parts } from '../../../files/valid-parts';
import type { AzureSubscriptionTargets } from '../../azure-targets';
import { listed, type IncidentParts } from '../check';

export interface SubscriptionPart {
  /** `azure.subscriptions[0]` */
  readonly path: Path;
  readonly target: Parts<AzureSubscriptionTargets>;
}

export function subscriptionParts({ azure }: IncidentParts): SubscriptionPart[] {
  return listed(['azure', 'subscriptions'], azure?.subscriptions).map(({ entry: target, path }) => ({ target, path }));
}

/** A resource that an incident names, by its id. */
export interface NamedResource {
  /** Such as `interface`. */
  readonly kind: 'machine' | 'interface' | 'disk' | 'virtual network' | 'storage account' | 'key vault';
  readonly id: string;
  readonly path: Path;
}

/** Every resource of a subscription that is contained or preserved; not the networks that interfaces are in. */
export function resourcesOf({ path, target }: SubscriptionPart): NamedResource[] {
  const named = (kind: NamedResource['kind'], id: string | undefined, at: Path): NamedResource[] =>
    id === undefined ? [] : [{ kind, id, path: at }];
  const machines = listed([...path, 'machines'], target.machines);
  return [
    ...machines.flatMap(({ entry, path: at }) => [
      ...named('machine', entry.id, [...at, 'id']),
      ...listed([...at, 'interfaces'], entry.interfaces).flatMap((one) =>
        named('interface', one.entry.id, [...one.path, 'id']),
      ),
      ...listed([...at, 'disks'], entry.disks).flatMap((one) => named('disk', one.entry.id, [...one.path, 'id'])),
    ]),
    ...listed([...path, 'networks'], target.networks).flatMap((one) => named('virtual network', one.entry, one.path)),
    ...listed([...path, 'storageAccounts'], target.storageAccounts).flatMap((one) =>
      named('storage account', one.entry, one.path),
    ),
    ...listed([...path, 'keyVaults'], target.keyVaults).flatMap((one) => named('key vault', one.entry, one.path)),
  ];
}
