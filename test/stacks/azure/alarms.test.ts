import { TAMPERING, TAMPERING_AT_HOME } from '../../../policies/azure/alarms/tamper-operations';
import { azureNames, DIAGNOSTIC_SETTING, FLOW_LOG_PREFIX, QUARANTINE_GROUP_PREFIX } from '../../../stacks/azure/names';
import { QUARANTINE_RULE_PREFIX } from '../../../policies/azure/network/quarantine-rules';
import { Alarms } from '../../../stacks/azure/prepare/alarms/alarms';
import { searchAlarmSettings } from '../../../stacks/azure/prepare/alarms/search-alarm-settings';
import { SubscriptionAlarms } from '../../../stacks/azure/prepare/alarms/subscription-alarms';
import { kqlAlarms } from '../../../stacks/azure/prepare/investigation/kql-pack';
import { incidentResponse, subscriptionsOf } from '../../../stacks/azure/subscriptions';
import { azureContext, SUBSCRIPTION } from '../../support/azure-estate';
import { synth } from '../../support/synth';

const context = azureContext();
const home = (given = context) =>
  synth((app) => new Alarms(app, 'stack', { ...given, subscription: incidentResponse(given.estate.azure) }));
const stack = home();
const payments = synth(
  (app) =>
    new SubscriptionAlarms(app, 'stack', { ...context, subscription: subscriptionsOf(context.estate.azure)[1]! }),
);
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});
const searches = (from = stack) => all('azurerm_monitor_scheduled_query_rules_alert_v2', from);
const { actionGroupId, workspaceId } = azureNames(context.estate);

test('the people of the escalation list are told, each once', () => {
  const two = azureContext(({ escalation }) => {
    escalation.push({ name: 'Ravi', role: 'legal', email: 'ravi@example.com', phone: '+91 22 1234 5679' });
    escalation.push({ name: 'Asha again', role: 'legal', email: 'ASHA@example.com', phone: '+91 22 1234 5678' });
  });
  const [group] = all('azurerm_monitor_action_group', home(two));
  expect(group!.email_receiver.map((receiver: any) => receiver.email_address)).toEqual([
    'asha@example.com',
    'ravi@example.com',
  ]);
  expect(group!.short_name.length).toBeLessThanOrEqual(12);
});

test('every alarm tells the group that this stack makes', () => {
  const [group] = all('azurerm_monitor_action_group');
  expect(actionGroupId.endsWith(`/actionGroups/${group!.name}`)).toBe(true);
  for (const alarm of all('azurerm_monitor_activity_log_alert', payments)) {
    expect(alarm.action).toEqual([{ action_group_id: actionGroupId }]);
  }
  for (const alarm of searches())
    expect(alarm.action).toEqual({ action_groups: ['${azurerm_monitor_action_group.contacts.id}'] });
});

test.each([
  ['payments', payments, SUBSCRIPTION.payments, TAMPERING],
  ['home', stack, SUBSCRIPTION.incidentResponse, [...TAMPERING, ...TAMPERING_AT_HOME]],
])('each operation that covers tracks is an alarm of its subscription: %s', (_, from, subscription, operations) => {
  const alarms = all('azurerm_monitor_activity_log_alert', from);
  expect(alarms.map(({ criteria }) => criteria.operation_name).sort()).toEqual(
    operations.map((each) => each.operation).sort(),
  );
  for (const alarm of alarms) {
    expect(alarm.scopes).toEqual([`/subscriptions/${subscription}`]);
    expect(alarm.criteria).toMatchObject({ category: 'Administrative', statuses: ['Succeeded', 'Failed'] });
  }
  expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
  // https://learn.microsoft.com/azure/azure-monitor/service-limits#alerts
  expect(alarms.length).toBeLessThanOrEqual(100);
});

test('every file of queries/kql/alarms is a search of the workspace, with a value for each parameter', () => {
  expect(searches().map(({ name }) => name)).toEqual(kqlAlarms().map(({ name }) => `firebreak-${name}`));
  expect(Object.keys(searchAlarmSettings(context.estate.azure)).sort()).toEqual(kqlAlarms().map(({ name }) => name));
  for (const [i, { parameters, body }] of kqlAlarms().entries()) {
    const [criteria] = searches()[i]!.criteria;
    expect(criteria).toMatchObject({ time_aggregation_method: 'Count', operator: 'GreaterThan', threshold: 0 });
    const head = criteria.query.slice(0, -body.length).trim().split('\n').filter(Boolean);
    expect(head).toEqual(parameters.map(({ name }) => expect.stringMatching(new RegExp(`^let ${name} = .+;$`))));
    expect(criteria.query.endsWith(body)).toBe(true);
  }
  for (const search of searches()) {
    expect(search).toMatchObject({
      scopes: [workspaceId],
      auto_mitigation_enabled: false,
      skip_query_validation: true,
    });
  }
});

test('emergency users, the responders’ groups and every subscription are named in the searches', () => {
  const query = (name: string) => searches().find((each) => each.name === `firebreak-${name}`)!.criteria[0].query;
  for (const user of context.estate.azure.responders.breakGlassUsers)
    expect(query('break-glass-used')).toContain(`"${user}"`);
  for (const group of Object.values(context.estate.azure.responders.groups))
    expect(query('groups-changed')).toContain(group);
  for (const id of Object.values(SUBSCRIPTION)) expect(query('activity-log-silent')).toContain(`"${id}"`);
});

test('what the search for changed preparations goes by is in the names that the stacks give', () => {
  const { body } = kqlAlarms().find(({ name }) => name === 'preparations-changed')!;
  const [, word] = /_ResourceId has "(\w+)"/.exec(body)!;
  for (const name of [DIAGNOSTIC_SETTING, FLOW_LOG_PREFIX, QUARANTINE_GROUP_PREFIX, QUARANTINE_RULE_PREFIX]) {
    expect(name.split('-')[0]).toBe(word);
  }
});

test('without the logs of Entra, no alarm waits for them', () => {
  const without = home(azureContext(({ azure }) => (azure.entraLogs = false)));
  expect(searches(without).map(({ name }) => name)).toEqual([
    'firebreak-activity-log-silent',
    'firebreak-preparations-changed',
  ]);
});
