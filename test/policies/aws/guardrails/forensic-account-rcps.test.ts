import { confusedDeputyRcp } from '../../../../policies/aws/guardrails/confused-deputy-rcp';
import { evidenceStoreRcp } from '../../../../policies/aws/guardrails/evidence-store-rcp';
import { policyDocument } from '../../../../policies/document';
import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { testEstate } from '../../../support/estate';
import { decide, decideAll, type Request } from '../../../support/simulate';

const FORENSIC = '222222222222';
const policies = guardrailPolicies(testEstate()).filter(({ attachedTo }) => attachedTo === 'forensic account');
const RCPS = policies.map(({ document }) => document);
const BUCKET = 'arn:aws:s3:::acme-firebreak-evidence-222222222222';
const KEY = `arn:aws:kms:eu-west-1:${FORENSIC}:key/11111111-2222-3333-4444-555555555555`;

/** The worst that the resource's own policy could come to say. */
const open = policyDocument({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });
const onEvidence = { resourceAccount: FORENSIC, resourcePolicy: open, rcps: [RCPS] };
const outsider = {
  principal: 'arn:aws:iam::999999999999:role/Attacker',
  context: { 'aws:PrincipalOrgID': 'o-attackers1' },
};

it('are two, on the forensic account', () => {
  expect(policies.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'RCP firebreak-evidence-store',
    'RCP firebreak-confused-deputy',
  ]);
  expect(RCPS).toMatchSnapshot();
});

describe('evidence store', () => {
  const storage = (action: string) => /^(s3|kms|sqs|secretsmanager):/.test(action);

  it('denies outsiders every action on storage, keys, queues and secrets', async () => {
    const decisions = await decideAll({ ...outsider, ...onEvidence }, storage);
    expect(decisions.Allowed).toEqual([]);
    expect(decisions.ImplicitlyDenied).toEqual([]);
    expect(decisions.ExplicitlyDenied.length).toBeGreaterThan(200);
  });

  it('would let them in without it (control)', async () => {
    const decisions = await decideAll(
      { ...outsider, ...onEvidence, rcps: [[confusedDeputyRcp({ organizationId: 'o-exampleorg1' })]] },
      storage,
    );
    expect(decisions.ExplicitlyDenied).toEqual([]);
  });

  it.each<[string, Omit<Request, 'principal'>]>([
    ['a version of evidence', { action: 's3:DeleteObjectVersion', resource: `${BUCKET}/x` }],
    ['the key of evidence', { action: 's3:UpdateObjectEncryption', resource: `${BUCKET}/x` }],
    [
      'a version through an access point',
      { action: 's3:DeleteObjectVersion', resource: `arn:aws:s3:eu-west-1:${FORENSIC}:accesspoint/ap/object/x` },
    ],
    ['a governance lock', { action: 's3:BypassGovernanceRetention', resource: `${BUCKET}/x` }],
    ['the bucket', { action: 's3:DeleteBucket', resource: BUCKET }],
    ['a key', { action: 'kms:ScheduleKeyDeletion', resource: KEY }],
    ['the use of a key', { action: 'kms:DisableKey', resource: KEY }],
  ])('lets nobody remove %s', async (_what, request) => {
    for (const principal of ['root', 'role/firebreak/FirebreakBreakGlass', 'role/OrganizationAccountAccessRole']) {
      const caller = { principal: `arn:aws:iam::${FORENSIC}:${principal}` };
      expect(await decide({ ...caller, ...request, ...onEvidence })).toBe('ExplicitlyDenied');
      expect(await decide({ ...caller, ...request, ...onEvidence, rcps: [[]] })).toBe('Allowed'); // control
    }
  });

  it.each([
    's3:PauseReplication',
    's3:PutBucketObjectLockConfiguration',
    's3:PutBucketPolicy',
    's3:PutEncryptionConfiguration',
    's3:PutLifecycleConfiguration',
  ])('lets only the deployment and break-glass call %s', async (action) => {
    const request = { action, resource: BUCKET, ...onEvidence };
    const as = (name: string) => decide({ ...request, principal: `arn:aws:iam::${FORENSIC}:${name}` });
    expect(await as('role/OrganizationAccountAccessRole')).toBe('Allowed');
    expect(await as('role/firebreak/FirebreakBreakGlass')).toBe('Allowed');
    expect(await as('role/firebreak/FirebreakEvidenceCustodian')).toBe('ExplicitlyDenied');
    expect(await as('root')).toBe('ExplicitlyDenied');
    const elsewhere = 'arn:aws:iam::444444444444:role/OrganizationAccountAccessRole';
    expect(await decide({ ...request, principal: elsewhere })).toBe('ExplicitlyDenied');
  });

  it('lets the organisation read and write, and the trail deliver', async () => {
    const put = { action: 's3:PutObject', resource: `${BUCKET}/x`, ...onEvidence };
    expect(await decide({ ...put, principal: 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder' })).toBe(
      'Allowed',
    );
    const delivery = { 'aws:SourceAccount': '111111111111', 'aws:SourceOrgID': 'o-exampleorg1' };
    expect(await decide({ ...put, principal: 'cloudtrail.amazonaws.com', context: delivery })).toBe('Allowed');
    expect(await decide({ ...put, principal: 'cloudtrail.amazonaws.com' })).toBe('Allowed'); // a service that does not say for whom
  });
});

describe('confused deputy', () => {
  const forOthers = { 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': 'o-attackers1' };
  const put = { action: 's3:PutObject', resource: `${BUCKET}/x`, principal: 'cloudtrail.amazonaws.com', ...onEvidence };

  it('stops a service that acts for another organisation, or for an account without one', async () => {
    expect(await decide({ ...put, context: forOthers })).toBe('ExplicitlyDenied');
    expect(await decide({ ...put, context: { 'aws:SourceAccount': '999999999999' } })).toBe('ExplicitlyDenied');
  });

  it('would not be stopped by the other policy (control)', async () => {
    const rcps = [[evidenceStoreRcp({ organizationId: 'o-exampleorg1', keptBuckets: [], administrators: [] })]];
    expect(await decide({ ...put, context: forOthers, rcps: [rcps[0]!.filter(() => false)] })).toBe('Allowed');
  });
});
