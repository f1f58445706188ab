import { differences } from './differences';
import { isEvidence } from './evidence';
import { canonical, type Json, type World } from './world';

const world = (kind: string, things: Record<string, Json>): World => ({
  payments: { 'eu-west-1': { [kind]: things } },
});

describe('canonical', () => {
  it('is the same for the same content, in whatever order an API tells it', () => {
    const first = canonical({ b: [{ id: 2 }, { id: 1 }], a: new Date(0), RoleLastUsed: { Region: 'eu-west-1' } });
    const second = canonical({
      a: new Date(0),
      b: [{ id: 1 }, { id: 2 }],
      $metadata: { requestId: '1' },
      c: undefined,
    });
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(first).toEqual({ a: '1970-01-01T00:00:00.000Z', b: [{ id: 1 }, { id: 2 }] });
  });

  it('keeps the order that means something', () => {
    const groups = [
      ['OldestInstance', 'Default'],
      ['Default', 'OldestInstance'],
    ];
    const [left, right] = groups.map((TerminationPolicies) => JSON.stringify(canonical({ TerminationPolicies })));
    expect(left).not.toBe(right);
  });
});

describe('differences', () => {
  const before = world('interface', { 'eni-1': { Groups: ['sg-1'], Attachment: { Status: 'attached' } }, 'eni-2': {} });

  it('are none between equal worlds', () => expect(differences(before, structuredClone(before))).toEqual([]));

  it('name what changed, field by field, what is new, and what is gone', () => {
    const after = world('interface', { 'eni-1': { Groups: ['sg-9'], Attachment: {} }, 'eni-3': { Groups: [] } });
    expect(differences(before, after)).toEqual([
      'payments eu-west-1 interface eni-1: Attachment.Status: "attached" -> nothing',
      'payments eu-west-1 interface eni-1: Groups: ["sg-1"] -> ["sg-9"]',
      'payments eu-west-1 interface eni-2: removed {}',
      'payments eu-west-1 interface eni-3: added {"Groups":[]}',
    ]);
  });
});

describe('evidence', () => {
  const allowed = isEvidence({ evidenceBucket: 'evidence', stateBucket: 'state' });
  const tagged = (Value: string) => ({ Tags: [{ Key: 'firebreak', Value }] });
  const added = (kind: string, id: string, thing: Json) =>
    differences(world(kind, {}), world(kind, { [id]: thing }), allowed);

  it.each<[string, string, Json]>([
    ['snapshot', 'snap-1', { ...tagged('evidence'), CreateVolumePermissions: [{ UserId: '222222222222' }] }],
    ['flow log', 'fl-1', tagged('evidence')],
    ['object version', 'evidence/incidents/INC-42/facts/1.json@v1', {}],
    ['object version', 'state/incidents/INC-42/INC-42-quarantine.tfstate.tflock@v1', { Deleted: true }],
  ])('may be left behind: %s %s', (kind, id, thing) => {
    expect(added(kind, id, thing)).toEqual([]);
    // Once it is there it may neither change nor go.
    expect(differences(world(kind, { [id]: thing }), world(kind, { [id]: { other: true } }), allowed)).not.toEqual([]);
    expect(differences(world(kind, { [id]: thing }), world(kind, {}), allowed)).toHaveLength(1);
  });

  it.each<[string, string, Json]>([
    ['snapshot', 'snap-1', { Tags: [] }],
    ['snapshot', 'snap-1', tagged('containment')],
    ['flow log', 'fl-1', {}],
    ['flow log', 'fl-1', tagged('preparedness')],
    ['security group', 'sg-1', tagged('evidence')],
    ['object version', 'evidence/AWSLogs/incidents/1@v1', {}],
    ['object version', 'evidence-of-others/incidents/INC-42/facts/1.json@v1', {}],
    ['object version', 'state/prepare-aws-responders.tfstate@v1', {}],
  ])('is not: %s %s %j', (kind, id, thing) => expect(added(kind, id, thing)).toHaveLength(1));
});
