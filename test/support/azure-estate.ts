import { App, type TerraformStack } from 'cdktf';
import { hasAzure, type AzureContext } from '../../stacks/azure/azure-stack';
import { prepareAzure } from '../../stacks/azure/prepare';
import { testContext } from './estate';
import { synthAll, type SynthesisedStack } from './synth';

export const SUBSCRIPTION = {
  incidentResponse: '00000000-0000-4000-8000-000000000001',
  payments: '00000000-0000-4000-8000-000000000002',
  web: '00000000-0000-4000-8000-000000000003',
};

const network = (subscription: string, name: string, type = 'virtualNetworks') =>
  `/subscriptions/${subscription}/resourceGroups/network/providers/Microsoft.Network/${type}/${name}`;

/** A small complete Azure column, as parsed YAML. */
export function azureInput(): Record<string, any> {
  return {
    tenantId: '00000000-0000-4000-8000-0000000000ff',
    managementGroup: 'acme',
    location: 'westeurope',
    incidentResponse: { subscriptionId: SUBSCRIPTION.incidentResponse },
    subscriptions: [
      {
        name: 'payments',
        id: SUBSCRIPTION.payments,
        networks: [
          {
            id: network(SUBSCRIPTION.payments, 'payments'),
            location: 'westeurope',
            securityGroups: [network(SUBSCRIPTION.payments, 'web', 'networkSecurityGroups')],
          },
          {
            id: network(SUBSCRIPTION.payments, 'payments-north'),
            location: 'northeurope',
            securityGroups: [network(SUBSCRIPTION.payments, 'north', 'networkSecurityGroups')],
          },
        ],
      },
      { name: 'web', id: SUBSCRIPTION.web },
    ],
    responders: {
      groups: {
        investigators: '00000000-0000-4000-8000-0000000000a1',
        responders: '00000000-0000-4000-8000-0000000000a2',
        evidenceCustodians: '00000000-0000-4000-8000-0000000000a3',
      },
      breakGlassUsers: ['00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000b2'],
    },
  };
}

/** The small estate with an Azure column; `change` edits the parsed YAML. */
export function azureContext(change: (input: any) => void = () => undefined): AzureContext {
  const context = testContext((input) => {
    input.azure = azureInput();
    change(input);
  });
  if (!hasAzure(context)) throw new Error('the estate has no Azure column');
  return context;
}

/** Every Azure preparedness stack of the small estate, by stack id. */
export function azureStacks(change?: (input: any) => void): Record<string, SynthesisedStack> {
  return synthAll((app) => prepareAzure(app, azureContext(change)));
}

/** One of them, without the others' synthesis: for the tests of one stack. Keys are sorted, as synth writes them. */
export function azureStack(id: string, change?: (input: any) => void): SynthesisedStack {
  const stack = builtAzureStacks(change).find(({ node }) => node.id === id);
  if (!stack) throw new Error(`no stack ${id}`);
  return JSON.parse(JSON.stringify(stack.toTerraform(), asWritten));
}

/** All of them, not synthesised: for their ids, their order and what is in them. */
export function builtAzureStacks(change?: (input: any) => void): TerraformStack[] {
  const app = new App({ skipBackendValidation: true } as never);
  prepareAzure(app, azureContext(change));
  return app.node.children as TerraformStack[];
}

/** Without cdktf's metadata. */
function asWritten(key: string, value: unknown): unknown {
  if (key === '//') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
