import { differences } from '../../../../commands/aws/readiness/documents/differences';
import type { PolicyDocument, Statement } from '../../../../policies/document';
import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { responderPolicies } from '../../../../stacks/aws/prepare/responders/responder-policies';
import { testEstate } from '../../../support/estate';

const estate = testEstate();
const DOCUMENTS: [string, PolicyDocument][] = [
  ...guardrailPolicies(estate).map(({ name, document }): [string, PolicyDocument] => [name, document]),
  ...Object.entries(responderPolicies(estate)),
];

/** What AWS may make of a document, without changing what it says. */
function rewritten(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return value.length === 1 ? rewritten(value[0], key) : value.map((one) => rewritten(one, key)).reverse();
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([name]) => name !== 'Sid');
    return Object.fromEntries(entries.reverse().map(([name, inner]) => [name, rewritten(inner, name)]));
  }
  return /Action/.test(key) ? String(value).toUpperCase() : value;
}

/** Every document that lacks one thing of this one, or has one more. */
function* changed(document: PolicyDocument): Generator<PolicyDocument> {
  const { Statement: statements } = document;
  for (const [index, statement] of statements.entries()) {
    const others = statements.filter((_, other) => other !== index);
    const withOne = (one: object) => ({ ...document, Statement: [...others, one as Statement] });
    yield { ...document, Statement: others };
    yield withOne({ ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' });
    for (const element of ['Action', 'NotAction', 'Resource', 'NotResource'] as const) {
      const value = statement[element];
      if (value === undefined) continue;
      yield withOne({ ...statement, [element]: [value].flat().concat('s3:x') });
      if (Array.isArray(value) && value.length > 1) yield withOne({ ...statement, [element]: value.slice(1) });
    }
    const { Condition: _condition, ...unconditional } = statement;
    if (statement.Condition) yield withOne(unconditional);
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      for (const [name, value] of Object.entries(keys)) {
        const more = { ...keys, [name]: [value].flat().concat('arn:aws:iam::*:role/helper') };
        yield withOne({ ...statement, Condition: { ...statement.Condition, [operator]: more } });
      }
    }
  }
}

test.each(DOCUMENTS)('%s: order, letter case and lists of one do not matter', (_name, document) => {
  expect(differences(JSON.stringify(document), JSON.stringify(rewritten(document)))).toEqual([]);
});

test.each(DOCUMENTS)('%s: whatever is taken away or added is told', (_name, document) => {
  const weaker = [...changed(document)];
  expect(weaker.length).toBeGreaterThan(1);
  for (const one of weaker) expect(differences(JSON.stringify(document), JSON.stringify(one))).not.toEqual([]);
});

test('a changed statement is one line, and says what changed', () => {
  const statement = { Sid: 'Keep', Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const condition = (...roles: string[]) => ({ Condition: { ArnNotLike: { 'aws:PrincipalArn': roles } } });
  const before = JSON.stringify({ Statement: { ...statement, ...condition('a') } });
  const after = JSON.stringify({
    Statement: [
      { ...statement, ...condition('b', 'a') },
      { ...statement, Sid: 'New' },
    ],
  });
  expect(differences(before, after)).toEqual([
    'statement Keep differs in Condition, has b',
    'has a further statement New',
  ]);
});

test('the root of an account is its id, and everybody is everybody', () => {
  const trusting = (Principal: unknown) => JSON.stringify({ Statement: { Effect: 'Allow', Principal } });
  expect(differences(trusting({ AWS: '111111111111' }), trusting({ AWS: 'arn:aws:iam::111111111111:root' }))).toEqual(
    [],
  );
  expect(differences(trusting('*'), trusting({ AWS: ['*'] }))).toEqual([]);
  expect(differences(trusting({ AWS: '111111111111' }), trusting('*'))).toHaveLength(2); // control
});

test('what is no policy lacks everything', () => {
  expect(differences(JSON.stringify(responderPolicies(estate).denyAll), 'not JSON')).toEqual([
    'lacks the statement (Deny * on *)',
  ]);
});
