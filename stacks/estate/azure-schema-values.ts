import { z } from 'zod';
import { advice } from '../files/advice';

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const SUBSCRIPTION = '/subscriptions/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const GROUP = `${SUBSCRIPTION}/resourceGroups/[\\w.()-]{1,90}`;

export const guid = (what: string, fix: string) =>
  z
    .string()
    .regex(GUID, 'must be a GUID in small letters, such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301')
    .describe(what)
    .register(advice, { fix });

export const resourceId = (type: string, example: string, what: string, fix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${GROUP}/providers/${type.replaceAll('.', '\\.')}/[\\w.-]{1,80}$`),
      `must be the resource id as Azure writes it, such as ${example}`,
    )
    .describe(what)
    .register(advice, { fix });

export const exampleId = (type: string, name: string) =>
  `/subscriptions/3f2504e0-4f89-41d3-9a0c-0305e82c3301/resourceGroups/network/providers/${type}/${name}`;

export const tenantId = guid('Id of the Entra tenant.', 'copy it from `az account show --query tenantId`');
export const subscriptionId = guid('Id of a subscription.', 'copy the id from `az account list --output table`');
export const groupId = guid(
  'Object id of an Entra group.',
  'copy it from `az ad group show --group <name> --query id`; people are members of groups, never named here',
);
export const userId = guid('Object id of an Entra user.', 'copy it from `az ad user show --id <name> --query id`');

/** A place of Azure as its API writes it: no spaces, no capitals. */
export const location = z
  .string()
  .regex(/^[a-z]{4,}[a-z0-9]*$/, 'must be the short name of a location, such as westeurope')
  .describe('Azure location.')
  .register(advice, { fix: 'choose one from `az account list-locations --query "[].name"`' });

export const managementGroupId = z
  .string()
  .regex(/^[\w().-]{1,90}$/, 'must be the id of a management group: 1 to 90 letters, digits and -_().')
  .describe('Id of a management group: its name, not its display name and not its resource id.')
  .register(advice, { fix: 'copy the name from `az account management-group list --output table`' });

export const virtualNetworkId = resourceId(
  'Microsoft.Network/virtualNetworks',
  exampleId('Microsoft.Network/virtualNetworks', 'hub'),
  'Resource id of a virtual network.',
  'copy the id from `az network vnet list --query "[].id"`',
);
export const securityGroupId = resourceId(
  'Microsoft.Network/networkSecurityGroups',
  exampleId('Microsoft.Network/networkSecurityGroups', 'web'),
  'Resource id of a network security group.',
  'copy the id from `az network nsg list --query "[].id"`',
);

/** The parts of a resource id that starts with a subscription and a resource group. */
export function partsOfResourceId(id: string) {
  const [, , subscription = '', , resourceGroup = '', , , , name = ''] = id.split('/');
  return { subscription, resourceGroup, name };
}
