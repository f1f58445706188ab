import {
  tamperPattern,
  tamperRuleName,
  tamperRuleState,
  type TamperEvent,
} from '../../../../policies/aws/tamper-events/tamper-event';
import { tamperEvents } from '../../../../policies/aws/tamper-events/tamper-events';
import { tamperScope } from '../../../../stacks/aws/prepare/alarms/tamper-scope';
import { testEstate } from '../../../support/estate';
import { matches } from '../../../support/event-pattern';
import { HARMLESS } from '../guardrails/harmless-samples';
import { eventOf, SAMPLES } from '../guardrails/tamper-samples';

const events = tamperEvents(tamperScope(testEstate()));
const raised = (event: object, among: readonly TamperEvent[] = events) =>
  among.filter((kind) => matches(tamperPattern(kind), event)).map(({ id }) => id);

test.each(
  SAMPLES.map((sample) => [sample[0], sample[1].eventName ?? sample[1].messageType ?? 'status', sample] as const),
)('%s: %s raises this alarm and no other', (id, _name, sample) => {
  expect(raised(eventOf(sample))).toEqual([id]);
});

test.each(HARMLESS.map((sample) => [sample[0], sample[1].eventName ?? 'status', sample] as const))(
  'no alarm: %s, %s',
  (_what, _name, sample) => {
    expect(raised(eventOf(sample))).toEqual([]);
  },
);

test('every literal event name of the table has a sample', () => {
  const sampled = new Set(SAMPLES.map(([id, { eventName }]) => `${id} ${eventName}`));
  const named = events.flatMap(({ id, detail }) => eventNames(detail).map((name) => `${id} ${name}`));
  expect(named.filter((name) => !sampled.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(130);
});

test('refused attempts raise the alarm too', () => {
  const refused = eventOf([
    'trail',
    { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', errorCode: 'AccessDenied' },
  ]);
  expect(raised(refused)).toEqual(['trail']);
});

test('the root user and IAM users, who have no session issuer, raise what StackSets do not', () => {
  const byRoot = eventOf([
    'x',
    {
      eventSource: 'events.amazonaws.com',
      eventName: 'PutRule',
      requestParameters: { name: 'firebreak-trail' },
      userIdentity: { type: 'Root' },
    },
  ]);
  expect(raised(byRoot)).toEqual(['alarm-rules-changed']);
  // Control: without `exists: false`, they would slip through.
  const weakened = events.map((event) => JSON.parse(JSON.stringify(event).replace('{"exists":false},', '')));
  expect(raised(byRoot, weakened)).toEqual([]);
});

test('nobody forges an alarm with an event of their own', () => {
  const forged = { ...eventOf(SAMPLES[0]!), source: 'my.app' };
  expect(raised(forged)).toEqual([]);
  // Control: it is the source alone that gives it away.
  expect(matches({ ...tamperPattern(events[0]!), source: [{ prefix: 'my.' }] }, forged)).toBe(true);
});

test('the bucket of a trail that is left alone is watched as well', () => {
  const scope = tamperScope(testEstate((input) => (input.aws.trail = { mode: 'keep', bucket: 'their-trail' })));
  const event = eventOf([
    'x',
    { eventSource: 's3.amazonaws.com', eventName: 'PutBucketPolicy', requestParameters: { bucketName: 'their-trail' } },
  ]);
  expect(raised(event, tamperEvents(scope))).toEqual(['evidence-bucket']);
  expect(raised(event)).toEqual([]);
});

test('the management role that deploys is watched like the deployment role', () => {
  const scope = tamperScope(
    testEstate((input) => (input.aws.deployment = { managementRole: 'arn:aws:iam::111111111111:role/ci/Deployer' })),
  );
  expect(scope.roles).toContain('Deployer');
});

test('only rules for calls that may count as read-only see those', () => {
  expect(events.filter((event) => tamperRuleState(event) !== 'ENABLED').map(({ id }) => id)).toEqual([
    'break-glass',
    'root-session',
  ]);
});

test('every pattern and name is within the limits of EventBridge', () => {
  const long = tamperEvents(
    tamperScope(
      testEstate((input) => {
        input.name = 'a'.repeat(20);
        input.aws.trail = { mode: 'keep', bucket: 'b'.repeat(63) };
        for (const role of Object.keys(input.aws.responders.roles))
          input.aws.responders.roles[role] = role.padEnd(64, 'r');
      }),
    ),
  );
  for (const event of [...events, ...long]) {
    expect(JSON.stringify(tamperPattern(event)).length).toBeLessThanOrEqual(2048);
    expect(tamperRuleName(event)).toMatch(/^firebreak-[a-z-]{1,54}$/);
    expect(event.title.length).toBeLessThanOrEqual(512);
  }
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(events.length).toBeLessThanOrEqual(100); // rules per bus, in the regions with the lowest quota
  expect(events.at(-1)!.id).toBe('alarm-rules-changed');
});

test('the table, as people review it', () => {
  expect(
    events.map(({ id, severity, title, detail }) => `${severity} ${id}: ${title}: ${eventNames(detail).join(' ')}`),
  ).toMatchSnapshot();
});

function eventNames(detail: any): string[] {
  const names = [detail, ...(detail.$or ?? [])].flatMap((part) => part.eventName ?? []);
  return names.filter((name): name is string => typeof name === 'string');
}
