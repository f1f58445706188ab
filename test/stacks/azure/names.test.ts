import { azureNames } from '../../../stacks/azure/names';
import { azureContext, SUBSCRIPTION } from '../../support/azure-estate';

const names = azureNames(azureContext().estate);
const network = (name: string) =>
  `/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/${name}`;

test('a quarantine group of any network has a name that Azure accepts, and its own', () => {
  const long = 'n'.repeat(63);
  const made = [`${long}a`, `${long}b`, 'hub'].map((name) => names.quarantineGroup(network(name)));
  expect(new Set(made).size).toBe(3);
  for (const name of made) expect(name).toMatch(/^firebreak-quarantine-[\w.-]{1,58}\w$/);
  expect(made[2]).toBe('firebreak-quarantine-hub');
});

test('containment finds a group by the name that preparedness gave it', () => {
  for (const name of ['hub', 'n'.repeat(64)]) {
    const id = names.quarantineGroupId(network(name));
    expect(id.split('/').pop()).toBe(names.quarantineGroup(network(name)));
    expect(id).toContain(`/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/firebreak/`);
  }
});

test('a GUID is the same for the same text of the same estate, and for no other', () => {
  const other = azureNames(azureContext((input) => (input.name = 'other')).estate);
  expect(names.guid('role/responder')).toBe(azureNames(azureContext().estate).guid('role/responder'));
  expect(
    new Set([names.guid('role/responder'), names.guid('role/investigator'), other.guid('role/responder')]).size,
  ).toBe(3);
});
