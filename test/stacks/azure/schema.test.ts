import type { App } from 'cdktf';
import { parse } from 'yaml';
import { hasAzure } from '../../../stacks/azure/azure-stack';
import { prepareAzure } from '../../../stacks/azure/prepare';
import { respondAzure } from '../../../stacks/azure/respond';
import { loadEstate } from '../../../stacks/estate/load';
import { incidentSchema } from '../../../stacks/incident/schema';
import { azureIncident, NETWORK, resource } from '../../incident/azure-text';
import { problemsOf } from '../../schemas/check';
import { storedSchema } from '../../schemas/schema';
import { azureContext } from '../../support/azure-estate';
import { synthAll, type SynthesisedStack } from '../../support/synth';

// The bindings are those of azurerm 4.55, the schema that of 5.2: what passes both is what the stacks' constraint admits.
// Entra's resources are not covered: the schema of azuread is not kept here.
const schemas = { azurerm: storedSchema('azurerm') };

function exampleEstate(app: App): void {
  const context = {
    estate: loadEstate('firebreak.example.yaml', []),
    settings: { estateFile: 'firebreak.example.yaml', incidentsFolder: 'incidents', state: 'remote' as const },
  };
  if (!hasAzure(context)) throw new Error('the example estate has no Azure column');
  prepareAzure(app, context);
}

const everythingOn = azureContext(({ azure }) => {
  azure.evidence = { lock: 'nobody can delete it for 365 days' };
  azure.identity = { workloadIdentities: true, prevent: { legacyAuthentication: true } };
  azure.responders.access = 'active';
});

/** Every kind of target. */
function incident() {
  const text = azureIncident((input) => {
    input.azure.servicePrincipals = [{ id: '00000000-0000-4000-8000-0000000000c2', name: 'ci-deploy' }];
    const [targets] = input.azure.subscriptions;
    const disk = (name: string, incremental: boolean) => ({
      id: resource('Microsoft.Compute/disks', name),
      location: 'westeurope',
      incremental,
    });
    targets.machines[0].disks = [disk('shop-os', false), disk('shop-fast', true)];
    targets.networks = [NETWORK.replace('payments', 'payments-north')];
    targets.storageAccounts = [resource('Microsoft.Storage/storageAccounts', 'shopdata')];
    targets.keyVaults = [resource('Microsoft.KeyVault/vaults', 'shop')];
    targets.freeze = true;
  });
  return incidentSchema.parse(parse(text));
}

const resources = ({ resource: all }: SynthesisedStack) =>
  Object.keys(all).filter((type) => type.startsWith('azurerm'));

const example = synthAll((app) => {
  exampleEstate(app);
  respondAzure(app, everythingOn, [incident()]);
});

describe.each<[string, Record<string, SynthesisedStack>]>([
  ['the example estate, and an incident', example],
  ['an estate with everything on', synthAll((app) => prepareAzure(app, everythingOn))],
])('Azure stacks of %s', (_name, stacks) => {
  test.each(Object.keys(stacks))('%s is what azurerm takes', (id) => {
    expect(problemsOf(stacks[id]!, schemas)).toEqual([]);
  });

  test('have resources of azurerm', () => {
    expect(Object.values(stacks).flatMap(resources).length).toBeGreaterThan(3);
  });
});

test('an argument that azurerm renamed would be found', () => {
  const stack = structuredClone(example['bootstrap-azure-state']!);
  Object.values(stack.resource.azurerm_storage_account!)[0]!.enable_https_traffic_only = true;
  expect(problemsOf(stack, schemas)).toEqual([expect.stringContaining("'enable_https_traffic_only' is unknown")]);
});
