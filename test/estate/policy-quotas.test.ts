import { awsPolicySizes } from '../../stacks/aws/prepare/guardrails/generated-policies';
import { parseEstate } from '../../stacks/estate/load';
import { checkQuotas, policyQuotas, type GeneratedPolicy } from '../../stacks/estate/checks/policy-quotas';
import { testEstate } from '../support/estate';
import { changed, estateError, VALID } from './estate-text';

const exempt = ['aws', 'guardrails', 'alsoExempt'];
const scp = (name: string, size: number, attached = true): GeneratedPolicy => {
  return { kind: 'SCP', name, size, attached, cause: exempt };
};
const rcp = (name: string, size: number): GeneratedPolicy => ({
  kind: 'RCP',
  name,
  size,
  attached: true,
  cause: exempt,
});
const inline = (name: string, role: string, size: number): GeneratedPolicy => {
  return { kind: 'inline', name, role, size, cause: ['aws', 'responders', 'roles', role] };
};
const problems = (...policies: GeneratedPolicy[]) =>
  checkQuotas(testEstate(), policies).map(({ message, value }) => [message, value]);

test('too large by one character', () => {
  expect(estateError(VALID, [policyQuotas(() => [scp('tamper-protection', 10_241)])]).message)
    .toBe(`1 problem in firebreak.yaml

firebreak.yaml:32:5: the SCP policy tamper-protection would be too large for AWS
  found:   10241 characters
  allowed: 10240 characters
  do:      reduce aws.guardrails.alsoExempt: 1 over the limit`);
});

test('too many policies on the root', () => {
  const text = changed(['alsoExempt: []', 'attachedPolicies: { scp: 9 }']);
  const policies = [scp('tamper-protection', 9000), scp('prevent', 9000), scp('quarantine', 9000, false)];
  expect(estateError(text, [policyQuotas(() => policies)]).message).toBe(`1 problem in firebreak.yaml

firebreak.yaml:32:30: too many SCPs would be attached to the organisation root
  found:   9 of others and 2 of Firebreak (tamper-protection, prevent)
  allowed: 10 in all
  do:      merge policies of others, or attach 1 of them to organisational units instead of the root`);
});

test('what just fits', () => {
  const nine = Array.from({ length: 9 }, (_, i) => scp(`scp-${i}`, 10_240));
  const four = Array.from({ length: 4 }, (_, i) => rcp(`rcp-${i}`, 5_120));
  const others: GeneratedPolicy[] = [
    inline('a', 'responder', 5_000),
    inline('b', 'responder', 5_240),
    inline('c', 'investigator', 10_240),
    { kind: 'managed', name: 'boundary', size: 6_144, cause: ['aws'] },
    { kind: 'resource', name: 'trust', size: 2_048, limit: 2_048, cause: ['aws'] },
  ];
  expect(problems(...nine, ...four, ...others)).toEqual([]);
});

test.each<[GeneratedPolicy[], string, string]>([
  [[rcp('evidence', 5_121)], 'the RCP policy evidence would be too large for AWS', '5121 characters'],
  [
    [inline('a', 'responder', 5_000), inline('b', 'responder', 5_241)],
    'the inline policies of the role responder, together, would be too large for AWS',
    '10241 characters',
  ],
  [
    [{ kind: 'managed', name: 'boundary', size: 6_145, cause: ['aws'] }],
    'the managed policy boundary would be too large for AWS',
    '6145 characters',
  ],
  [
    [{ kind: 'resource', name: 'of the evidence bucket', size: 20_481, limit: 20_480, cause: ['aws'] }],
    'the policy of the evidence bucket would be too large for AWS',
    '20481 characters',
  ],
  [
    Array.from({ length: 5 }, (_, i) => rcp(`r${i}`, 1)),
    'too many RCPs would be attached to the organisation root',
    '1 of others and 5 of Firebreak (r0, r1, r2, r3, r4)',
  ],
])('%#: %j', (policies, message, value) => {
  expect(problems(...policies)).toEqual([[message, value]]);
});

test('quotas are reported together with rules across fields, and not asked of an estate that is incomplete', () => {
  const quotas = policyQuotas(() => [scp('tamper-protection', 20_000)]);
  const lines = (text: string) => estateError(text, [quotas]).problems.map(({ line }) => line);
  expect(lines(changed(["'555555555555'", "'444444444444'"]))).toEqual([19, 32]);
  expect(lines(changed(['retentionDays: 365', 'retentionDays: 0']))).toEqual([23]);
  expect(() => parseEstate(VALID, 'firebreak.yaml', [policyQuotas(() => [])])).not.toThrow();
});

test('policies that cannot be generated from a contradiction hide no other problem', () => {
  const contradiction = changed(['mfa: aws', 'mfa: identity-provider']);
  const { message } = estateError(contradiction, [policyQuotas(awsPolicySizes)]);
  expect(message).toContain('firebreak.yaml:24:3: aws.responders.trustedRoles is empty while mfa is identity-provider');
  // Control: without a reported contradiction, a check that throws is a defect, and is not swallowed.
  const broken = policyQuotas(() => {
    throw new Error('defect');
  });
  expect(() => parseEstate(VALID, 'firebreak.yaml', [broken])).toThrow('defect');
});
