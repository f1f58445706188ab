import { roleIdAt } from '../../../../../stacks/azure/prepare/responders/role-ids';
import { azureStack, SUBSCRIPTION } from '../../../../support/azure-estate';
import type { SynthesisedStack } from '../../../../support/synth';

const GROUP = { a1: 'investigators', a2: 'responders', a3: 'custodians' } as Record<string, string>;
const all = (stack: SynthesisedStack, type: string) => Object.values(stack.resource[type] ?? {});
const stack = azureStack('prepare-azure-responders');
const active = azureStack('prepare-azure-responders', ({ azure }) => (azure.responders.access = 'active'));
const home = `/subscriptions/${SUBSCRIPTION.incidentResponse}`;
const held = all(stack, 'azurerm_pim_eligible_role_assignment');

/** `group scope`, readable. */
const place = ({ principal_id, scope }: any) =>
  `${GROUP[principal_id.slice(-2)]} ${scope.replace(`${home}/resourceGroups/firebreak/providers/Microsoft.Storage/`, '')}`;

test('the stack', () => {
  expect(stack).toMatchSnapshot();
});

test('who holds something where', () => {
  expect(held.map(place).sort()).toMatchSnapshot();
});

test('responders change nothing over the management group, nor where evidence is but their own states', () => {
  const scopes = held.map(place).filter((text) => text.startsWith('responders '));
  expect(scopes.sort()).toEqual(
    [
      'responders /providers/Microsoft.Management/managementGroups/acme',
      `responders ${home}`,
      `responders /subscriptions/${SUBSCRIPTION.payments}`,
      `responders /subscriptions/${SUBSCRIPTION.web}`,
      'responders storageAccounts/acmestate000000/blobServices/default/containers/tfstate',
    ].sort(),
  );
  // What they hold in the incident-response subscription is the quarantine.
  const roles = stack.resource.azurerm_role_definition!;
  const atHome = held.find((grant) => place(grant) === `responders ${home}`)!;
  expect(atHome.role_definition_id).toContain(roles.quarantine!.role_definition_id);
  const reading = held.find((grant) => place(grant).startsWith('responders /providers/'))!;
  expect(reading.role_definition_id).toContain(roles.investigator!.role_definition_id);
  // The comparison sees another role.
  expect(atHome.role_definition_id).not.toContain(roles.responder!.role_definition_id);
});

test('states of preparedness are out of reach: whoever holds the container holds the incidents in it', () => {
  const onStates = held.filter(({ scope }) => scope.endsWith('/tfstate'));
  expect(onStates).toHaveLength(2);
  for (const { condition, condition_version } of onStates) {
    expect(condition).toContain("StringLike 'incidents/*'");
    expect(condition_version).toBe('2.0');
  }
});

test('eligible: for ever, activated with a reason and a second factor, the settings first', () => {
  const settings = all(stack, 'azurerm_role_management_policy');
  for (const policy of settings) {
    expect(policy).toMatchObject({
      eligible_assignment_rules: { expiration_required: false },
      activation_rules: { require_justification: true, require_multifactor_authentication: true },
    });
  }
  expect(new Set(settings.map((policy) => `${policy.scope} ${policy.role_definition_id}`)).size).toBe(settings.length);
  for (const { depends_on } of held) expect(depends_on).toEqual([expect.stringContaining('role_management_policy')]);
  expect(all(stack, 'azurerm_role_assignment')).toEqual([]);
});

test('active: the same, held always', () => {
  const assigned = all(active, 'azurerm_role_assignment');
  expect(assigned.map(place).sort()).toEqual(held.map(place).sort());
  expect(new Set(assigned.map(({ name }) => name)).size).toBe(assigned.length);
  for (const { name, principal_type } of assigned) {
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(principal_type).toBe('Group');
  }
  expect(all(active, 'azurerm_role_management_policy')).toEqual([]);
});

test('a role is named as Azure names it at the scope, or the plan is never empty', () => {
  expect(roleIdAt('/providers/Microsoft.Management/managementGroups/acme', 'x')).toBe(
    '/providers/Microsoft.Authorization/roleDefinitions/x',
  );
  expect(roleIdAt('/subscriptions/s/resourceGroups/g', 'x')).toBe(
    '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/x',
  );
});

test('break-glass users hold nothing that goes through Firebreak', () => {
  expect(JSON.stringify(stack)).not.toContain('0000000000b1');
});
