import { stringify } from 'yaml';
import type { FileError } from '../../stacks/files/file-error';
import { parseIncidents } from '../../stacks/incident/load';
import { azureContext, SUBSCRIPTION } from '../support/azure-estate';
import { errorOf } from '../support/files';

export const FILE = 'incidents/INC-42.yaml';

export const resource = (type: string, name: string, subscription = SUBSCRIPTION.payments) =>
  `/subscriptions/${subscription}/resourceGroups/shop/providers/${type}/${name}`;
export const NETWORK = `/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/payments`;
export const INTERFACE = resource('Microsoft.Network/networkInterfaces', 'shop-nic');

/** A small valid incident file about Azure; `change` breaks the parsed YAML. */
export function azureIncident(change: (input: any) => void = () => undefined, id = 'INC-42'): string {
  const input = {
    version: 1,
    id,
    declaredAt: '2026-11-20T18:00:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:15:00Z',
    expires: '2026-11-21T18:00:00Z',
    azure: {
      groups: {
        quarantine: '00000000-0000-4000-8000-0000000000d1',
        signInAgain: '00000000-0000-4000-8000-0000000000d2',
      },
      users: [{ id: '00000000-0000-4000-8000-0000000000c1', name: 'jo@example.com' }],
      subscriptions: [
        {
          subscription: SUBSCRIPTION.payments,
          machines: [
            {
              id: resource('Microsoft.Compute/virtualMachines', 'shop'),
              interfaces: [{ id: INTERFACE, network: NETWORK }],
            },
          ],
        },
      ],
    },
  };
  change(input);
  return stringify(input);
}

/** Problems of the files, without their positions: `<message> | <value> | <allowed> | <what to do>`. */
export function problemsOf(...texts: string[]): string[] {
  const files = texts.map((text, index) => ({ file: index === 0 ? FILE : `incidents/INC-${42 + index}.yaml`, text }));
  return problemsIn(errorOf(() => parseIncidents(files, azureContext().estate)));
}

function problemsIn(error: FileError): string[] {
  return error.message
    .split(/\n\n/)
    .slice(1)
    .map((problem) => problem.replace(/^\S+:\d+:\d+: /, '').replace(/\n +(?:found|allowed|do): +/g, ' | '));
}
