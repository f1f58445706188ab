import { hasAzure, type AzureContext } from '../../stacks/azure/azure-stack';
import { testContext } from './estate';

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
