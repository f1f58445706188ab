import { parseIncidents } from '../../stacks/incident/load';
import { azureContext, SUBSCRIPTION } from '../support/azure-estate';
import { testEstate } from '../support/estate';
import { errorOf } from '../support/files';
import { azureIncident, FILE, INTERFACE, NETWORK, problemsOf, resource } from './azure-text';

const inPayments = (change: (targets: any) => void) => azureIncident((input) => change(input.azure.subscriptions[0]));
const firstMachine = (change: (machine: any) => void) => inPayments(({ machines }) => change(machines[0]));

test('a good file has no problem', () => {
  const [incident] = parseIncidents([{ file: FILE, text: azureIncident() }], azureContext().estate);
  expect(incident?.azure?.subscriptions[0]?.machines).toHaveLength(1);
});

const CASES: [name: string, text: string, problem: RegExp][] = [
  [
    'a user by name',
    azureIncident((input) => (input.azure.users[0].id = 'jo@example.com')),
    /is not valid \| jo@example\.com \| a GUID in small letters.*az ad user show/,
  ],
  [
    'an interface by name',
    firstMachine(({ interfaces }) => (interfaces[0].id = 'shop-nic')),
    /\| shop-nic \| the resource id as Azure writes it.*az network nic list/,
  ],
  [
    'a machine where a disk should be',
    firstMachine((machine) => (machine.disks = [{ id: machine.id, location: 'westeurope' }])),
    /Microsoft\.Compute\/disks/,
  ],
  ['a machine without interfaces', firstMachine((machine) => delete machine.interfaces), /let `firebreak open` look/],
  [
    'a subscription that the estate does not protect',
    inPayments((targets) => (targets.subscription = '00000000-0000-4000-8000-000000000009')),
    /in a subscription that the estate does not protect \| \S+9 \| .*\(payments\)/,
  ],
  [
    'the incident-response subscription',
    inPayments((targets) => {
      targets.subscription = SUBSCRIPTION.incidentResponse;
      targets.machines = [];
    }),
    /that the estate does not protect/,
  ],
  [
    'a machine of another subscription',
    firstMachine((machine) => (machine.id = resource('Microsoft.Compute/virtualMachines', 'shop', SUBSCRIPTION.web))),
    /the machine lies in another subscription than azure\.subscriptions\[0\]/,
  ],
  [
    'a network that the estate does not list',
    firstMachine(({ interfaces }) => (interfaces[0].network = NETWORK.replace(/payments$/, 'forgotten'))),
    /no quarantine group waits in this network.*isolate the whole network/s,
  ],
  [
    'users without the groups that they join',
    azureIncident((input) => delete input.azure.groups),
    /azure\.groups is missing.*az ad group show --group firebreak-quarantine/s,
  ],
  [
    'an emergency user',
    azureIncident((input) => (input.azure.users[0].id = '00000000-0000-4000-8000-0000000000b1')),
    /this is an emergency user/,
  ],
  [
    'an interface twice',
    firstMachine((machine) => machine.interfaces.push({ id: INTERFACE, network: NETWORK })),
    /the interface .*shop-nic is listed twice/,
  ],
  [
    'one interface in other letter case',
    firstMachine((machine) =>
      machine.interfaces.push({ id: INTERFACE.replace('shop-nic', 'Shop-NIC'), network: NETWORK }),
    ),
    /is listed twice/,
  ],
];

test.each(CASES)('%s', (_name, text, problem) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

test('two incidents that hold one user', () => {
  const other = azureIncident((input) => (input.azure.subscriptions = []), 'INC-43');
  expect(problemsOf(azureIncident(), other)).toEqual([
    expect.stringMatching(/two open incidents hold the identity jo@example\.com: .*INC-42\.yaml and .*INC-43\.yaml/),
  ]);
});

test('an estate without Azure', () => {
  const error = errorOf(() => parseIncidents([{ file: FILE, text: azureIncident() }], testEstate()));
  expect(error.message).toMatch(/the estate file has no azure section/);
});
