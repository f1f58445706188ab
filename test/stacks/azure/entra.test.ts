import { accessPolicies } from '../../../policies/azure/entra/conditional-access';
import { ENTRA_LOG_CATEGORIES } from '../../../policies/azure/logs/log-categories';
import { Entra, ENTRA_GROUPS } from '../../../stacks/azure/prepare/entra/entra';
import { EntraLogs } from '../../../stacks/azure/prepare/entra/entra-logs';
import { incidentResponse } from '../../../stacks/azure/subscriptions';
import { azureContext } from '../../support/azure-estate';
import { synth } from '../../support/synth';

function built(stack: typeof Entra | typeof EntraLogs, change?: (azure: any) => void) {
  const context = azureContext((input) => change?.(input.azure));
  return synth((app) => new stack(app, 'stack', { ...context, subscription: incidentResponse(context.estate.azure) }));
}

const entra = built(Entra);
const strict = built(Entra, (azure) => {
  azure.identity = { prevent: { legacyAuthentication: true } };
  azure.responders.breakGlassUsers.push('00000000-0000-4000-8000-0000000000b3');
});
const policies = (stack: typeof entra) => Object.values(stack.resource.azuread_conditional_access_policy!);
const users = (policy: any) => policy.conditions.users;

/** Emergency users whom a policy is about. */
function lockedOut(policy: any, breakGlassUsers: readonly string[]): string[] {
  const excluded: string[] = users(policy).excluded_users ?? [];
  return breakGlassUsers.filter((user) => !excluded.includes(user));
}

test.each([
  ['as it comes', entra, 2],
  ['with every prevention', strict, 3],
])('no policy is about an emergency user: %s', (_, stack, many) => {
  const breakGlassUsers = [1, 2, 3].slice(0, many).map((n) => `00000000-0000-4000-8000-0000000000b${n}`);
  expect(policies(stack)).toHaveLength(many);
  for (const policy of policies(stack)) {
    expect([policy.display_name, lockedOut(policy, breakGlassUsers)]).toEqual([policy.display_name, []]);
    expect(users(policy).excluded_users).toHaveLength(breakGlassUsers.length); // and excludes nobody else
    expect(users(policy)).not.toHaveProperty('excluded_groups');
  }
});

test('a policy that forgot one would be found', () => {
  const policy = structuredClone(policies(entra)[0]!);
  const forgotten = policy.conditions.users.excluded_users.pop();
  expect(lockedOut(policy, ['00000000-0000-4000-8000-0000000000b1', forgotten])).toEqual([forgotten]);
});

test('quarantine and signing in again are about the members of their own group, and about nobody else', () => {
  expect(policies(entra).map((policy) => [policy.display_name, users(policy).included_groups])).toEqual([
    ['firebreak-quarantine', ['${azuread_group_without_members.firebreak-quarantine.object_id}']],
    ['firebreak-sign-in-again', ['${azuread_group_without_members.firebreak-sign-in-again.object_id}']],
  ]);
  for (const policy of policies(entra)) {
    expect(users(policy)).not.toHaveProperty('included_users');
    expect(users(policy)).not.toHaveProperty('included_roles');
    expect(JSON.stringify(users(policy))).not.toContain('All');
  }
});

test('quarantine blocks everything; signing in again asks for a second factor each time', () => {
  const [quarantine, signInAgain] = policies(entra);
  for (const policy of [quarantine, signInAgain]) {
    expect(policy).toMatchObject({
      state: 'enabled',
      conditions: { client_app_types: ['all'], applications: { included_applications: ['All'] } },
      lifecycle: { prevent_destroy: true },
    });
  }
  expect(quarantine!.grant_controls).toEqual({ operator: 'OR', built_in_controls: ['block'] });
  expect(quarantine).not.toHaveProperty('session_controls');
  expect(signInAgain!.grant_controls.built_in_controls).toEqual(['mfa']);
  expect(signInAgain!.session_controls).toEqual({
    sign_in_frequency_interval: 'everyTime',
    sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
  });
});

test('only the legacy protocols are blocked for everybody, and only when the estate says so', () => {
  expect(policies(strict).filter((policy) => users(policy).included_users)).toMatchObject([
    {
      display_name: 'firebreak-no-legacy-authentication',
      conditions: { client_app_types: ['exchangeActiveSync', 'other'] },
    },
  ]);
  const groups = { quarantine: 'q', signInAgain: 's' };
  expect(accessPolicies(groups, { legacyAuthentication: false }).every(({ who }) => who !== 'everybody')).toBe(true);
});

test('groups say nothing of their members, and belong to the emergency users', () => {
  expect(Object.keys(entra.resource).sort()).toEqual([
    'azuread_conditional_access_policy',
    'azuread_group_without_members',
  ]);
  const groups = Object.values(entra.resource.azuread_group_without_members!);
  expect(groups.map((group) => group.display_name)).toEqual(Object.values(ENTRA_GROUPS));
  for (const group of groups) {
    expect(group).toMatchObject({
      assignable_to_role: true,
      security_enabled: true,
      prevent_duplicate_names: true,
      owners: azureContext().estate.azure.responders.breakGlassUsers,
      lifecycle: { prevent_destroy: true },
    });
    expect(group).not.toHaveProperty('members');
  }
});

test('every category of Entra goes to the evidence store and to the workspace', () => {
  expect(Object.values(built(EntraLogs).resource.azurerm_monitor_aad_diagnostic_setting!)).toMatchObject([
    {
      name: 'firebreak',
      storage_account_id: expect.stringMatching(/\/storageAccounts\/acmeevid000000$/),
      log_analytics_workspace_id: expect.stringMatching(/\/workspaces\/firebreak$/),
      enabled_log: ENTRA_LOG_CATEGORIES.map((category) => ({ category })),
    },
  ]);
});
