import { evidenceKeyPolicy } from '../../../../policies/aws/storage/evidence-key';
import { replicationPermissions, replicationTrust } from '../../../../policies/aws/storage/replication-role';
import { decide } from '../../../support/simulate';
import { FORENSIC, KEY, PARTIES, REGIONAL_REPLICATION, REPLICATION } from './evidence-parties';

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

test('from another region it encrypts where the replica is, not where the source is', async () => {
  const regional = replicationPermissions({
    source: 'acme-firebreak-logs-us-east-1-222222222222',
    destination: 'acme-firebreak-evidence-222222222222',
    keyArn: KEY,
    region: 'eu-west-1',
  });
  const encrypts = (region: string) =>
    decide({
      principal: REGIONAL_REPLICATION,
      action: 'kms:Encrypt',
      resource: KEY,
      identityPolicies: [regional],
      resourcePolicy: evidenceKeyPolicy(PARTIES),
      context: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    });
  expect(await encrypts('eu-west-1')).toBe('Allowed');
  expect(await encrypts('us-east-1')).not.toBe('Allowed');
});

test.each(['s3:ReplicateDelete', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject', 's3:GetObject'])(
  'it cannot %s',
  async (action) => {
    for (const bucket of ['landing', 'evidence']) {
      expect(await ask(action, `${bucket}-222222222222/x`)).not.toBe('Allowed');
    }
  },
);
