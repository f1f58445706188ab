import fc from 'fast-check';
import { incidentSchema, type Incident } from '../../../../stacks/incident/schema';
import { ACCOUNT, incidentInput, VPC, type Phase } from './incident';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const id = (prefix: string) => hex(17).map((digits) => `${prefix}-${digits}`);
/** Names that differ only in what Terraform does not take, too. */
const name = fc.string({ unit: fc.constantFrom(...'aA0-_+=,.@'), minLength: 1, maxLength: 6 });
const key = fc
  .string({ unit: fc.constantFrom(...'ABCDEFGHIJ234567'), minLength: 16, maxLength: 16 })
  .map((rest) => `AKIA${rest}`);
const denial = fc.constantFrom('inline', 'managed');
const groups = fc.uniqueArray(id('sg'), { minLength: 1, maxLength: 5 });
const subnet = fc.constantFrom('subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829');

const user = fc.record({
  name,
  denial,
  accessKeys: fc.array(fc.record({ id: key, was: fc.constantFrom('Active', 'Inactive') }), { maxLength: 2 }),
});
const role = fc.record({
  name: fc.oneof(name, fc.constant('FirebreakResponder'), fc.constant('AWSReservedSSO_Admin_0')),
  control: fc.constantFrom('deny', 'revoke-sessions'),
  denial,
});
const instance = fc
  .record({
    id: id('i'),
    isolation: fc.constantFrom('security-group', 'severed', 'nacl'),
    step: fc.constantFrom('convert', 'isolate'),
    dns: fc.option(fc.constant('rslvr-frg-0a1b2c3d4e5f4a5b'), { nil: undefined }),
    interfaces: fc.uniqueArray(fc.record({ id: id('eni'), subnet, groups }), {
      minLength: 1,
      maxLength: 3,
      selector: (found) => found.id,
    }),
  })
  .map((found) => ({
    ...found,
    region: 'eu-west-1',
    vpc: VPC,
    acls: [...new Set(found.interfaces.map((one) => one.subnet))].map((one) => ({
      subnet: one,
      was: `acl-${one.slice(7)}`,
    })),
  }));
const database = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
  kind: fc.constantFrom('instance', 'cluster'),
  region: fc.constant('eu-west-1'),
  vpc: fc.constant(VPC),
  groups,
});
const unique = <T>(of: fc.Arbitrary<T>, selector: (found: T) => unknown) =>
  fc.uniqueArray(of, { maxLength: 3, selector });

/** Incidents of one member account, or the security account, with any targets. */
const input = fc.record({
  quarantine: fc.boolean(),
  root: fc.boolean(),
  users: unique(user, (found) => found.name.toLowerCase()),
  roles: unique(role, (found) => found.name.toLowerCase()),
  identityCenterUsers: fc.constantFrom(
    [],
    [{ id: '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901', name: 'mallory' }],
  ),
  instances: unique(instance, (found) => found.id),
  functions: unique(
    fc.record({ name: fc.constant('f'), region: fc.constant('eu-west-1'), role: name }),
    ({ role: of }) => of,
  ),
  buckets: fc.constantFrom([], ['acme-invoices'], ['acme-invoices', 'acme.logs']),
  keys: fc.constantFrom([], [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`]),
  databases: unique(database, (found) => `${found.kind} ${found.id}`),
});

/** The same incident in each phase. */
export const anyIncident: fc.Arbitrary<(phase: Phase) => Incident> = input.map(
  (targets) => (phase: Phase) =>
    incidentSchema.parse(
      incidentInput((file) => Object.assign(file, { phase, aws: [{ account: ACCOUNT, ...targets }] })),
    ),
);
