import { replicationPermissions, replicationTrust } from '../../../policies/aws/replication-role';
import { decide } from '../../support/simulate';
import { FORENSIC, KEY, REPLICATION } from './evidence-parties';

const permissions = replicationPermissions({
  source: 'acme-firebreak-landing-222222222222',
  destination: 'acme-firebreak-evidence-222222222222',
  keyArn: KEY,
  region: 'eu-west-1',
});
const ask = (action: string, key: string) =>
  decide({
    principal: REPLICATION,
    action,
    resource: `arn:aws:s3:::acme-firebreak-${key}`,
    resourceAccount: FORENSIC,
    identityPolicies: [permissions],
  });

test('the policies', () => {
  expect({ trust: replicationTrust(), permissions }).toMatchSnapshot();
});

test('it copies from the landing bucket into the evidence bucket, and no other way', async () => {
  expect(await ask('s3:GetObjectVersionForReplication', 'landing-222222222222/x')).toBe('Allowed');
  expect(await ask('s3:ReplicateObject', 'evidence-222222222222/x')).toBe('Allowed');
  expect(await ask('s3:GetObjectVersionForReplication', 'evidence-222222222222/x')).not.toBe('Allowed');
  expect(await ask('s3:ReplicateObject', 'landing-222222222222/x')).not.toBe('Allowed');
});

test.each(['s3:ReplicateDelete', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject', 's3:GetObject'])(
  'it cannot %s',
  async (action) => {
    for (const bucket of ['landing', 'evidence']) {
      expect(await ask(action, `${bucket}-222222222222/x`)).not.toBe('Allowed');
    }
  },
);
