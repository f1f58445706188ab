import { azureNames } from '../../../stacks/azure/names';
import { functionAlias, Investigation } from '../../../stacks/azure/prepare/investigation/investigation';
import { kqlFunctions, parseKql } from '../../../stacks/azure/prepare/investigation/kql-pack';
import { incidentResponse } from '../../../stacks/azure/subscriptions';
import { azureContext } from '../../support/azure-estate';
import { synth } from '../../support/synth';

const context = azureContext();
const stack = synth(
  (app) => new Investigation(app, 'stack', { ...context, subscription: incidentResponse(context.estate.azure) }),
);
const searches = Object.values(stack.resource.azurerm_log_analytics_saved_search!);
const queries = kqlFunctions();

/** What the provider takes as parameters: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/log_analytics_saved_search */
const PARAMETER = /^[a-zA-Z_][a-zA-Z0-9_-]*:(string|datetime|long|dynamic|timespan)$/;

test('every query is a function of the workspace, with its parameters in order', () => {
  expect(searches.map((search) => [search.function_alias, search.function_parameters])).toEqual(
    queries.map(({ name, parameters }) => [functionAlias(name), parameters.map((each) => `${each.name}:${each.type}`)]),
  );
  for (const search of searches) {
    expect(search.log_analytics_workspace_id).toBe(azureNames(context.estate).workspaceId);
    expect(search.function_alias).toMatch(/^[a-z_]+$/);
    for (const parameter of search.function_parameters) expect(parameter).toMatch(PARAMETER);
  }
});

test('the text that is deployed is the file’s: nothing in it is an expression of Terraform', () => {
  expect(searches.map(({ query }) => query)).toEqual(queries.map(({ body }) => body));
  for (const { name, body } of queries) expect([name, /[$%]\{/.test(body)]).toEqual([name, false]);
});

test('a query names every parameter, and reads no further back than it is asked', () => {
  for (const { name, parameters, body } of queries) {
    const code = body.replace(/^\/\/.*$/gm, '');
    for (const parameter of parameters)
      expect([name, new RegExp(`\\b${parameter.name}\\b`).test(code)]).toEqual([name, true]);
    expect([name, /TimeGenerated >= (since|baseline)/.test(code)]).toEqual([name, true]);
  }
});

test.each([
  ['no header', 'AzureActivity', /begins with 'AzureActivity'/],
  ['no parameters', '// Q.\n//\nT', /has neither '\/\/ Parameters: none' nor/],
  ['none and some', '// Q.\n//\n// Parameters: none\n//   since  datetime  first\nT', /has neither/],
  ['an unknown type', '// Q.\n//\n// Parameters:\n//   since  date  first\nT', /'\/\/ {3}since {2}date {2}first'/],
])('a header is refused: %s', (_, body, message) => {
  expect(() => parseKql('x.kql', body)).toThrow(message);
});

test('a header is read, over two lines too', () => {
  const body =
    '// Q?\n//\n// Parameters:\n//   principal  string  a name\n//                      or an id\n//   many  long  how many\n//\nT';
  expect(parseKql('alarms/x-y.kql', body)).toEqual({
    name: 'x-y',
    question: 'Q?',
    parameters: [
      { name: 'principal', type: 'string', meaning: 'a name or an id' },
      { name: 'many', type: 'long', meaning: 'how many' },
    ],
    body,
  });
});
