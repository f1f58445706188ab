import { tamperEvents } from '../../../../../policies/aws/tamper-events/tamper-events';
import { TamperAlarms } from '../../../../../stacks/aws/prepare/alarms/tamper-alarms';
import { tamperScope } from '../../../../../stacks/aws/prepare/alarms/tamper-scope';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

const stackOf = (change?: (input: any) => void) =>
  synth((app) => {
    const context = testContext(change);
    return new TamperAlarms(app, 'prepare-aws-alarms', {
      ...context,
      account: accountNamed(context, 'security'),
      region: 'eu-west-1',
    });
  });
const stack = stackOf();
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});
const events = tamperEvents(tamperScope(testContext().estate));

test('every kind of tampering has a rule on the alarm bus that notifies the topic and keeps what it cannot deliver', () => {
  expect(all('aws_cloudwatch_event_bus').map(({ name }) => name)).toEqual(['firebreak-alarms']);
  expect(
    all('aws_cloudwatch_event_rule')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(events.map(({ id }) => `firebreak-${id}`).sort());
  expect(all('aws_cloudwatch_event_target')).toHaveLength(events.length);
  for (const target of all('aws_cloudwatch_event_target')) {
    expect(target).toMatchObject({
      arn: '${aws_sns_topic.topic.arn}',
      event_bus_name: '${aws_cloudwatch_event_bus.bus.name}',
      dead_letter_config: { arn: '${aws_sqs_queue.undelivered.arn}' },
    });
    // AWS advises against a role for topics, above all encrypted ones.
    expect(target.role_arn).toBeUndefined();
  }
});

test('the topic is encrypted with a key that rotates, found under its alias', () => {
  expect(stack.resource.aws_sns_topic!.topic).toMatchObject({
    name: 'firebreak-alarms',
    kms_master_key_id: '${aws_kms_key.key.key_id}',
  });
  expect(stack.resource.aws_kms_key!.key).toMatchObject({ enable_key_rotation: true });
  expect(all('aws_kms_alias')[0]).toMatchObject({ name: 'alias/firebreak/alarms' });
});

test('every address of the escalation list is subscribed once', () => {
  const twice = stackOf((input) => {
    const [asha] = input.escalation;
    input.escalation = [
      asha,
      { ...asha, role: 'legal', email: 'ASHA@example.com' },
      { ...asha, email: 'li@example.com' },
    ];
  });
  const endpoints = all('aws_sns_topic_subscription', twice).map(({ protocol, endpoint }) => `${protocol} ${endpoint}`);
  expect(endpoints).toEqual(['email asha@example.com', 'email li@example.com']);
});

test('undelivered alarms wait for two weeks and are an alarm themselves', () => {
  expect(stack.resource.aws_sqs_queue!.undelivered).toMatchObject({
    name: 'firebreak-alarms-undelivered',
    message_retention_seconds: 1_209_600,
    sqs_managed_sse_enabled: true,
  });
  expect(all('aws_cloudwatch_metric_alarm')[0]).toMatchObject({
    alarm_name: 'firebreak-alarms-undelivered',
    dimensions: { QueueName: 'firebreak-alarms-undelivered' },
    threshold: 0,
    alarm_actions: ['arn:aws:sns:eu-west-1:333333333333:firebreak-alarms'],
  });
});

test('the policies name this estate', () => {
  const {
    aws_kms_key: key,
    aws_sns_topic_policy: topic,
    aws_sqs_queue: queue,
    aws_cloudwatch_event_bus_policy: bus,
  } = stack.resource;
  expect(readable({ key, topic, queue, bus })).toMatchSnapshot();
});
