import { tamperEvents } from '../../../../../policies/aws/tamper-events/tamper-events';
import { alarmMessage, type AlarmMessage } from '../../../../../stacks/aws/prepare/alarms/alarm-message';
import { tamperScope } from '../../../../../stacks/aws/prepare/alarms/tamper-scope';
import { testEstate } from '../../../../support/estate';
import { eventOf, SAMPLES } from '../../../../policies/aws/guardrails/tamper-samples';

const { aws, ...estate } = testEstate((input) => {
  input.escalation.push({
    name: 'Li "LW" <Wei>',
    role: 'security-lead',
    email: 'li@example.com',
    phone: '+65 6123 4567',
  });
});
const events = tamperEvents(tamperScope({ ...estate, aws }));
const message = (id: string) =>
  alarmMessage(
    events.find((event) => event.id === id)!,
    estate.escalation,
  );

/** What EventBridge makes of a template: variables that the event lacks are left out. */
function rendered({ inputPaths, inputTemplate }: AlarmMessage, event: any): string {
  return inputTemplate
    .split('\n')
    .map((line) => JSON.parse(line) as string)
    .join('\n')
    .replace(/<([^>]+)>/g, (_variable, name: string) => {
      const path = inputPaths[name];
      if (!path) throw new Error(`no path for <${name}>`);
      return (
        path
          .slice(2)
          .split('.')
          .reduce((value, field) => value?.[field], event) ?? ''
      );
    });
}

test.each([
  'trail',
  'evidence-bucket',
  'break-glass',
  'root-sign-in',
  'stack-instance-failed',
  'config-delivery-failed',
])('%s, as people read it', (id) => {
  expect(rendered(message(id), eventOf(SAMPLES.find((sample) => sample[0] === id)!))).toMatchSnapshot();
});

test('a refused attempt says so', () => {
  const refused = eventOf([
    'trail',
    {
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'StopLogging',
      requestParameters: { name: 'firebreak' },
      errorCode: 'AccessDenied',
    },
  ]);
  expect(rendered(message('trail'), refused)).toContain('Refused with: AccessDenied');
});

test.each(SAMPLES.map((sample) => [sample[0], sample] as const))(
  '%s: names what, where, when and whom to call',
  (id, sample) => {
    const text = rendered(message(id), eventOf(sample));
    for (const part of [
      'account ',
      'region eu-west-1',
      '2026-11-20T10:00:00Z',
      '1. Asha Rao (commander) +91 22 1234 5678',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('undefined');
  },
);

test('the longest list that people would write still fits', () => {
  const contact = {
    name: 'n'.repeat(64),
    role: 'communications',
    email: 'a@example.com',
    phone: `+${'1'.repeat(20)}`,
  } as const;
  for (const event of events) {
    const { inputTemplate } = alarmMessage(
      event,
      Array.from({ length: 50 }, () => contact),
    );
    expect(inputTemplate.length).toBeLessThanOrEqual(8192);
  }
});
