import { App, TerraformResource } from 'cdktf';
import { respondAzure } from '../../../stacks/azure/respond';
import { incidentSchema, type Incident } from '../../../stacks/incident/schema';
import { azureContext, SUBSCRIPTION } from '../../support/azure-estate';
import { synthAll } from '../../support/synth';

const resource = (type: string, name: string, group = 'shop') =>
  `/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/${group}/providers/${type}/${name}`;
const NETWORK = resource('Microsoft.Network/virtualNetworks', 'payments', 'network');
const USER = '00000000-0000-4000-8000-0000000000c1';
const APPLICATION = '00000000-0000-4000-8000-0000000000c2';
const GROUPS = {
  quarantine: '00000000-0000-4000-8000-0000000000d1',
  signInAgain: '00000000-0000-4000-8000-0000000000d2',
};

const disk = (name: string, incremental = false) => ({
  id: resource('Microsoft.Compute/disks', name),
  location: 'westeurope',
  incremental,
});
const nic = (name: string) => ({ id: resource('Microsoft.Network/networkInterfaces', name), network: NETWORK });

function incident(change: (input: any) => void = () => undefined): Incident {
  const input = {
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:00:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:15:00Z',
    expires: '2026-11-21T18:00:00Z',
    azure: {
      groups: GROUPS,
      users: [{ id: USER, name: 'jo@example.com' }],
      servicePrincipals: [{ id: APPLICATION, name: 'ci-deploy' }],
      subscriptions: [
        {
          subscription: SUBSCRIPTION.payments,
          machines: [
            {
              id: resource('Microsoft.Compute/virtualMachines', 'shop'),
              interfaces: [nic('shop-nic'), nic('shop-nic-2')],
              disks: [disk('shop-os'), disk('shop-fast', true)],
            },
          ],
          networks: [resource('Microsoft.Network/virtualNetworks', 'payments-north', 'network')],
          storageAccounts: [resource('Microsoft.Storage/storageAccounts', 'shopdata')],
          keyVaults: [resource('Microsoft.KeyVault/vaults', 'shop')],
          freeze: true,
        },
      ],
    },
  };
  change(input);
  return incidentSchema.parse(input);
}

const respond = (incidents: Incident[], change?: (input: any) => void) => (app: Parameters<typeof respondAzure>[0]) =>
  respondAzure(app, azureContext(change), incidents);

/** Type and arguments that matter, of every resource of a stack. */
function resourcesOf(stacks: ReturnType<typeof synthAll>, id: string) {
  return Object.fromEntries(
    Object.entries(stacks[id]?.resource ?? {}).map(([type, named]) => [type, Object.values<any>(named)]),
  );
}

describe('contained', () => {
  const stacks = synthAll(respond([incident()], (input) => (input.azure.identity = { workloadIdentities: true })));
  const isolated = resourcesOf(stacks, 'INC-42-azure-isolate-payments');

  test('a stack for people, one for each subscription, evidence beside them', () => {
    expect(Object.keys(stacks).sort()).toEqual([
      'INC-42-azure-evidence-payments',
      'INC-42-azure-evidence-payments-in-place',
      'INC-42-azure-identities',
      'INC-42-azure-isolate-payments',
      'INC-42-azure-perimeter',
    ]);
  });

  test('every interface of a machine joins the quarantine group of its network', () => {
    const joined = isolated.azurerm_network_interface_application_security_group_association!;
    expect(joined.map((one) => [one.network_interface_id, one.application_security_group_id])).toEqual(
      ['shop-nic', 'shop-nic-2'].map((name) => [
        nic(name).id,
        `/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/firebreak/providers/Microsoft.Network/applicationSecurityGroups/firebreak-quarantine-payments`,
      ]),
    );
  });

  test('networks, stores and vaults join what waits for them in the incident-response subscription', () => {
    const home = `/subscriptions/${SUBSCRIPTION.incidentResponse}/resourceGroups/firebreak/providers/Microsoft.Network`;
    const [member] = isolated.azurerm_network_manager_static_member!;
    expect(member.network_group_id).toBe(`${home}/networkManagers/firebreak/networkGroups/firebreak-quarantine`);
    const perimeter = resourcesOf(stacks, 'INC-42-azure-perimeter').azurerm_network_security_perimeter_association!;
    // The provider looks for the profile in its own subscription.
    expect(stacks['INC-42-azure-perimeter']!.provider!.azurerm![0]!.subscription_id).toBe(
      SUBSCRIPTION.incidentResponse,
    );
    expect(perimeter.map((one) => [one.resource_id.split('/').pop(), one.access_mode])).toEqual([
      ['shop', 'Enforced'],
      ['shopdata', 'Enforced'],
    ]);
    const profile = `${home}/networkSecurityPerimeters/firebreak/profiles/firebreak-quarantine`;
    expect(perimeter.every((one) => one.network_security_perimeter_profile_id === profile)).toBe(true);
  });

  test('a frozen subscription: the lock goes on last, and off first', () => {
    expect(isolated.azurerm_subscription_policy_assignment![0].subscription_id).toBe(
      `/subscriptions/${SUBSCRIPTION.payments}`,
    );
    expect(isolated.azurerm_management_lock![0]).toMatchObject({
      lock_level: 'CanNotDelete',
      depends_on: ['azurerm_subscription_policy_assignment.freeze'],
    });
  });

  test('people join the group that cannot sign in, applications are blocked by a policy of their own', () => {
    const found = resourcesOf(stacks, 'INC-42-azure-identities');
    expect(found.azuread_group_member).toEqual([
      expect.objectContaining({ group_object_id: GROUPS.quarantine, member_object_id: USER }),
    ]);
    expect(found.azuread_conditional_access_policy![0]).toMatchObject({
      state: 'enabled',
      conditions: { client_applications: { included_service_principals: [APPLICATION] } },
      grant_controls: { built_in_controls: ['block'] },
    });
  });

  test('snapshots lie in the incident-response subscription; what is incremental only, in its own', () => {
    const [away] = resourcesOf(stacks, 'INC-42-azure-evidence-payments').azurerm_snapshot!;
    const [inPlace] = resourcesOf(stacks, 'INC-42-azure-evidence-payments-in-place').azurerm_snapshot!;
    const subscriptionOf = (id: string) => stacks[id]!.provider!.azurerm![0]!.subscription_id;
    expect(subscriptionOf('INC-42-azure-evidence-payments')).toBe(SUBSCRIPTION.incidentResponse);
    expect(subscriptionOf('INC-42-azure-evidence-payments-in-place')).toBe(SUBSCRIPTION.payments);
    for (const snapshot of [away, inPlace]) {
      expect(snapshot).toMatchObject({ network_access_policy: 'DenyAll', public_network_access_enabled: false });
      expect(snapshot.lifecycle).toEqual({ prevent_destroy: true });
    }
    expect([away.incremental_enabled, inPlace.incremental_enabled]).toEqual([false, true]);
  });
});

test('without the licence no policy is made for applications', () => {
  const stacks = synthAll(respond([incident()]));
  expect(stacks['INC-42-azure-identities']!.resource).not.toHaveProperty('azuread_conditional_access_policy');
});

const later = (phase: 'release' | 'close') =>
  incident((input) => {
    Object.assign(input, { phase, releasedAt: '2026-11-21T18:00:00Z' });
    if (phase === 'close') input.closedAt = '2026-11-24T18:00:00Z';
  });

/** Types of the resources of each stack. Not synthesised: those of a released incident are empty, which is the point. */
function inPhase(phase: 'release' | 'close') {
  const [response] = respond([later(phase)])(new App());
  const { identities, isolation, evidence } = response!;
  return Object.fromEntries(
    [...identities, ...isolation, ...evidence].map(({ node }) => [
      node.id,
      node.findAll().flatMap((one) => (one instanceof TerraformResource ? [one.terraformResourceType] : [])),
    ]),
  );
}

test('released, people have to sign in again; nothing else is left but evidence', () => {
  expect(inPhase('release')).toEqual({
    'INC-42-azure-identities': ['azuread_group_member'],
    'INC-42-azure-perimeter': [],
    'INC-42-azure-isolate-payments': [],
    'INC-42-azure-evidence-payments': ['azurerm_snapshot'],
    'INC-42-azure-evidence-payments-in-place': ['azurerm_snapshot'],
  });
});

test('closed, nothing is left but evidence', () => {
  expect(Object.values(inPhase('close')).flat()).toEqual(['azurerm_snapshot', 'azurerm_snapshot']);
});

test('two incidents do not hold one interface', () => {
  const other = incident((input) => {
    input.id = 'INC-43';
    input.azure.users = [];
    input.azure.servicePrincipals = [];
    Object.assign(input.azure.subscriptions[0], { storageAccounts: [], keyVaults: [] });
  });
  expect(() => synthAll(respond([incident(), other]))).toThrow(
    /INC-43 would change interface .*shop-nic, which INC-42/,
  );
});

test('a subscription that is not in the estate is refused, until the incident is closed', () => {
  const elsewhere = (input: any) =>
    (input.azure.subscriptions[0].subscription = SUBSCRIPTION.incidentResponse.replace(/1$/, '9'));
  expect(() => synthAll(respond([incident(elsewhere)]))).toThrow(/does not list/);
});
