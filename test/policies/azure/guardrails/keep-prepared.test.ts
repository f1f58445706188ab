import { keepPrepared, type Prepared } from '../../../../policies/azure/guardrails/keep-prepared';
import { met, type Fields } from '../../../support/azure-policy';

const HOME = '00000000-0000-4000-8000-000000000001';
const PROTECTED = '00000000-0000-4000-8000-000000000002';
const prepared: Prepared = {
  diagnosticSetting: 'firebreak',
  flowLogPrefix: 'firebreak-',
  quarantineGroupPrefix: 'firebreak-quarantine-',
  quarantineRulePrefix: 'firebreak-quarantine-',
  networkWatchers: ['NetworkWatcher_westeurope'],
  evidenceAccount: '/evidence',
  flowLogAccounts: ['/flows-west', '/flows-north'],
  incidentResponseSubscription: HOME,
};

const request = (type: string, name: string, more: Fields = {}, subscription = PROTECTED): Fields => ({
  type,
  name,
  id: `/subscriptions/${subscription}/providers/${type}/${name}`,
  ...more,
});
/** The effects that a request meets. */
const effects = (fields: Fields, of = prepared) =>
  keepPrepared(of)
    .filter(({ rule }) => met(rule.if, fields))
    .map(({ rule }) => rule.then.effect);
const refusesDeletion = (fields: Fields) => effects(fields).includes('denyAction');

const DIAGNOSTICS = 'Microsoft.Insights/diagnosticSettings';
const FLOW_LOG = 'Microsoft.Network/networkWatchers/flowLogs';

test.each([
  [DIAGNOSTICS, 'firebreak'],
  ['Microsoft.Resources/subscriptions/providers/diagnosticSettings', 'firebreak'],
  ['Microsoft.Network/networkSecurityGroups/securityRules', 'firebreak-quarantine-dns'],
  [FLOW_LOG, 'firebreak-hub'],
  ['Microsoft.Network/networkWatchers', 'NetworkWatcher_westeurope'],
  ['Microsoft.Network/applicationSecurityGroups', 'Firebreak-Quarantine-hub'],
])('%s %s is not deleted', (type, name) => {
  expect(refusesDeletion(request(type, name))).toBe(true);
});

test.each([
  [DIAGNOSTICS, 'send-to-siem'],
  ['Microsoft.Network/networkSecurityGroups/securityRules', 'allow-web'],
  [FLOW_LOG, 'hub'],
  ['Microsoft.Network/networkWatchers', 'NetworkWatcher_uksouth'],
  ['Microsoft.Network/applicationSecurityGroups', 'web'],
  ['Microsoft.Compute/virtualMachines', 'firebreak'],
])('%s %s is its owner’s', (type, name) => {
  expect(effects(request(type, name, { [`${DIAGNOSTICS}/storageAccountId`]: '/theirs' }))).toEqual([]);
});

test('what is in the incident-response subscription is kept by locks', () => {
  expect(effects(request(DIAGNOSTICS, 'firebreak', {}, HOME))).toEqual([]);
});

test('log settings are not turned aside', () => {
  const to = (account?: string) =>
    effects(request(DIAGNOSTICS, 'firebreak', account ? { [`${DIAGNOSTICS}/storageAccountId`]: account } : {}));
  expect(to('/evidence')).not.toContain('deny');
  expect(to('/elsewhere')).toContain('deny');
  expect(to()).toContain('deny');
});

test('flow logs are not switched off or moved', () => {
  const with_ = (enabled: string, storageId: string, of = prepared) =>
    effects(
      request(FLOW_LOG, 'firebreak-hub', { [`${FLOW_LOG}/enabled`]: enabled, [`${FLOW_LOG}/storageId`]: storageId }),
      of,
    );
  expect(with_('true', '/flows-north')).not.toContain('deny');
  expect(with_('false', '/flows-north')).toContain('deny');
  expect(with_('true', '/elsewhere')).toContain('deny');
});

test('a resource group with flow logs or quarantine groups in it is not deleted', () => {
  const cascading = keepPrepared(prepared).filter(({ rule }) => JSON.stringify(rule).includes('cascadeBehaviors'));
  // Azure accepts that of this mode only.
  expect(cascading.map(({ name, mode }) => [name, mode])).toEqual([['firebreak-keep-resources', 'Indexed']]);
});

test('no list is empty, which Azure would refuse', () => {
  const none = keepPrepared({ ...prepared, networkWatchers: [], flowLogAccounts: [] });
  expect(JSON.stringify(none)).not.toContain('[]');
});

test('names fit an assignment', () => {
  for (const { name } of keepPrepared(prepared)) expect(name.length).toBeLessThanOrEqual(24);
});
