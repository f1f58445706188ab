import type { Kind, Request } from '../kind';
import type { Resource } from '../resource';
import type { World } from '../world';
import { named, typeAsWritten } from '../resource-id';

/** Children that are written within their parent as well as on their own: a read of the parent shows them all. */
function parentOf(collection: string): Kind {
  return {
    written: (resource, request) => {
      const { [collection]: given, ...properties } = resource.properties;
      if (Array.isArray(given)) replaceChildren(request, `${resource.id}/${collection}`, given);
      return { ...resource, properties };
    },
    shown: (resource, world) => ({
      ...resource,
      properties: { ...resource.properties, [collection]: childrenOf(world, `${resource.id}/${collection}`) },
    }),
  };
}

export const securityGroup = parentOf('securityRules');
export const virtualNetwork = parentOf('subnets');

function childrenOf(world: World, path: string): Resource[] {
  const { above, type } = named(path);
  return world.list(above, type);
}

function replaceChildren({ world }: Request, path: string, given: any[]): void {
  for (const child of childrenOf(world, path)) world.remove(child.id);
  for (const { name, properties } of given) {
    const id = `${path}/${name}`;
    world.put({
      id,
      name,
      type: typeAsWritten(id),
      etag: '',
      properties: { ...properties, provisioningState: 'Succeeded' },
    });
  }
}

/** What of an interface nobody writes. */
const READ_ONLY = ['virtualMachine', 'macAddress', 'resourceGuid', 'primary'];

/** Ids of the address configurations, and an address where none was asked for. An empty list is shown as no list. */
export const networkInterface: Kind = {
  written: (resource, { world }, previous) => {
    const kept = Object.entries(previous?.properties ?? {}).filter(([name]) => READ_ONLY.includes(name));
    const configurations: any[] = resource.properties.ipConfigurations ?? [];
    return {
      ...resource,
      properties: {
        ...withoutEmpty(resource.properties),
        ...Object.fromEntries(kept),
        ipConfigurations: configurations.map((configuration) => ({
          ...configuration,
          id: `${resource.id}/ipConfigurations/${configuration.name}`,
          properties: {
            privateIPAddress: `10.0.0.${4 + world.list('', 'microsoft.network/networkinterfaces').length}`,
            provisioningState: 'Succeeded',
            ...withoutEmpty(configuration.properties),
          },
        })),
      },
    };
  },
};

function withoutEmpty(properties: Record<string, any> = {}): Record<string, any> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
