import { responderTemplate } from '../../../../../stacks/aws/prepare/responders/responder-template';
import { testEstate } from '../../../../support/estate';

const template = responderTemplate(testEstate());
const properties = (id: string) => template.Resources[id]?.Properties ?? {};

test('template', () => {
  expect(template).toMatchSnapshot();
});

test('refers to nothing that it does not contain', () => {
  expect(unresolved(template)).toEqual([]);
  const Resources = { Investigator: template.Resources.Investigator };
  expect(unresolved({ Resources })).toEqual(['InvestigatorPermissions', 'InvestigatorPermissions']); // control
});

test.each(['Investigator', 'Responder', 'EvidenceCustodian'])('%s has its permissions as boundary', (id) => {
  expect(properties(id).PermissionsBoundary).toEqual({ Ref: `${id}Permissions` });
  expect(properties(id).ManagedPolicyArns).toEqual([{ Ref: `${id}Permissions` }]);
});

test('break-glass has no boundary, and trusts MFA when the others trust an identity provider', () => {
  const holder =
    'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Responder_0123456789abcdef';
  const federated = responderTemplate(
    testEstate(({ aws: { responders } }) => {
      responders.mfa = 'identity-provider';
      responders.trustedRoles = [holder];
    }),
  ).Resources;
  expect(properties('BreakGlass').PermissionsBoundary).toBeUndefined();
  const trust = (id: string) => JSON.stringify(federated[id]?.Properties.AssumeRolePolicyDocument);
  expect(trust('Responder')).toContain(holder);
  expect(trust('BreakGlass')).not.toContain(holder);
  expect(trust('BreakGlass')).toContain('"aws:MultiFactorAuthPresent":"true"');
});

test('everything lies under the path that the guardrails protect', () => {
  expect(Object.values(template.Resources).map((resource) => resource.Properties.Path)).toEqual(
    Object.keys(template.Resources).map(() => '/firebreak/'),
  );
});

test('the deny policy is attached to nobody', () => {
  expect(JSON.stringify(template)).not.toContain('{"Ref":"DenyAll"}');
  expect(properties('DenyAll')).not.toHaveProperty('Roles');
});

test('sessions last as long as the estate says', () => {
  const hours = responderTemplate(testEstate((input) => (input.aws.responders.sessionHours = 12))).Resources;
  expect(hours.Responder?.Properties.MaxSessionDuration).toBe(43_200);
});

test('fits into a request, with the longest names', () => {
  const longest = testEstate((input) => {
    const name = (start: string) => start.padEnd(64, 'x');
    input.name = 'a'.repeat(20);
    input.aws.organization.id = `o-${'a'.repeat(32)}`;
    input.aws.deployment = { role: name('deploy'), managementRole: `arn:aws:iam::111111111111:role/${name('m')}` };
    input.aws.trail = { mode: 'keep', bucket: 'b'.repeat(63) };
    input.aws.responders.roles = {
      investigator: name('investigator'),
      responder: name('responder'),
      evidenceCustodian: name('custodian'),
      breakGlass: name('glass'),
    };
    input.aws.responders.mfa = 'identity-provider';
    input.aws.responders.trustedRoles = Array.from(
      { length: 10 },
      (_, i) =>
        `arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/eu-west-1/${name(`AWSReservedSSO_${i}`)}`,
    );
  });
  expect(Buffer.byteLength(JSON.stringify(responderTemplate(longest)))).toBeLessThan(51_200 / 2);
});

/** Names in Ref, Fn::GetAtt, Fn::Sub, Fn::If, Condition and DependsOn that are neither resources nor AWS's own. */
function unresolved(value: { readonly Resources: object }): string[] {
  const known = new Set(Object.keys(value.Resources));
  const used: string[] = [];
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'Ref' || key === 'DependsOn') used.push(...[inner].flat().map(String));
    if (key === 'Fn::GetAtt') used.push(String([inner].flat()[0]).split('.')[0] ?? '');
    if (['Fn::Sub', 'Fn::If', 'Fn::ImportValue'].includes(key)) used.push(`${key} is not expected here`);
    return inner;
  });
  return used.filter((name) => !known.has(name) && !name.startsWith('AWS::'));
}
