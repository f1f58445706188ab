import { incidentSchema, type Incident } from '../../../../stacks/incident/schema';

export const INSTANCE = {
  id: 'i-0a1b2c3d4e5f60718',
  region: 'eu-west-1',
  vpc: 'vpc-0a1b2c3d4e5f60718',
  role: 'web',
  interfaces: [{ id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] }],
  volumes: ['vol-0a1b2c3d4e5f60718'],
};
const database = { region: 'eu-west-1', vpc: INSTANCE.vpc, groups: ['sg-0a1b2c3d4e5f60718'] };

/** One of everything, in the account payments of the test estate. */
export const EVERYTHING = {
  account: '444444444444',
  quarantine: true,
  root: true,
  users: [
    {
      name: 'ci-deploy',
      accessKeys: [
        { id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' },
        { id: 'AKIAI44QH8DHBEXAMPLE', was: 'Inactive' },
      ],
    },
    { name: 'full', denial: 'managed' },
  ],
  roles: [
    { name: 'web', control: 'revoke-sessions' },
    { name: 'batch', denial: 'managed' },
    { name: 'AWSReservedSSO_Admin_0123456789abcdef' },
  ],
  identityCenterUsers: [{ id: '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901', name: 'Mallory' }],
  functions: [{ name: 'thumbnails', region: 'us-east-1', role: 'thumbnails' }],
  databases: [
    { id: 'orders', kind: 'cluster', ...database },
    { id: 'ledger', kind: 'instance', ...database },
  ],
  instances: [INSTANCE],
};

export function incidentOf(aws: object[], change: object = {}): Incident {
  return incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:20:00Z',
    expires: '2026-11-27T00:00:00Z',
    aws,
    ...change,
  });
}
