import { newSubscriptions } from '../../../../policies/azure/guardrails/new-subscriptions';
import { ACTIVITY_LOG_CATEGORIES } from '../../../../policies/azure/logs/log-categories';

const policy = newSubscriptions({
  diagnosticSetting: 'firebreak',
  categories: ACTIVITY_LOG_CATEGORIES,
  evidenceAccount: '/evidence',
  workspace: '/workspace',
  location: 'westeurope',
  roleId: '/providers/Microsoft.Authorization/roleDefinitions/x',
});

test('a subscription without a setting to the evidence store gets ours, with every category', () => {
  expect(policy.rule).toMatchSnapshot();
});

test('the template has no expression: Azure Policy would evaluate it', () => {
  expect(JSON.stringify(policy.rule)).not.toMatch(/"\[[^"]*\]"/);
});
