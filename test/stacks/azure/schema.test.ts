import type { App } from 'cdktf';
import { hasAzure } from '../../../stacks/azure/azure-stack';
import { prepareAzure } from '../../../stacks/azure/prepare';
import { loadEstate } from '../../../stacks/estate/load';
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

describe.each([
  ['the example estate', synthAll(exampleEstate)],
  ['an estate with everything on', synthAll((app) => prepareAzure(app, everythingOn))],
])('Azure stacks of %s', (_name, stacks: Record<string, SynthesisedStack>) => {
  test.each(Object.keys(stacks))('%s is what azurerm takes', (id) => {
    expect(problemsOf(stacks[id]!, schemas)).toEqual([]);
  });
});
