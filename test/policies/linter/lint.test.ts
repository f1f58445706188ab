import { findingsText } from '../../../policies/linter/finding';
import { CONTAINMENT_RULES, EVIDENCE_RULES, lintContainment, lintEvidence } from '../../../policies/linter/lint';
import type { Ledger } from '../../../policies/linter/rule';
import { containment, evidence, LEDGER } from './fixtures';

const contain = (change?: (json: any) => void, ledger: Partial<Ledger> = {}) =>
  lintContainment('INC-42-isolate', containment(change), { ...LEDGER, ...ledger });
const keep = (change?: (json: any) => void) => lintEvidence('INC-42-evidence', evidence(change), 'INC-42');
const brief = (findings: ReturnType<typeof contain>) => findings.map(({ rule, address }) => `${rule} ${address}`);

const KEY = 'aws_iam_access_key.key';
const key = (json: any) => json.resource.aws_iam_access_key.key;
const deny = (json: any) => json.resource.aws_iam_user_policy.deny;

test('what the rules are: a rule goes only when somebody changes this list', () => {
  const names = (rules: readonly { name: string }[]) => rules.map(({ name }) => name);
  expect({ containment: names(CONTAINMENT_RULES), evidence: names(EVIDENCE_RULES) }).toMatchInlineSnapshot(`
   {
     "containment": [
       "same-in-every-plan",
       "no-provisioners",
       "no-modules",
       "only-reading",
       "tagged",
       "known-types",
       "harmless-arguments",
       "own-names",
       "additions-are-removable",
       "imports-are-borrowed",
       "borrowed-are-imported",
       "borrowed-are-never-destroyed",
       "borrowed-change-one-argument",
       "borrowed-have-an-original",
       "borrowed-are-given-back",
     ],
     "evidence": [
       "same-in-every-plan",
       "no-provisioners",
       "no-modules",
       "only-reading",
       "tagged",
       "outlives-the-incident",
       "never-destroyed",
       "patient",
       "complete",
     ],
   }
  `);
});

describe('a containment stack', () => {
  test('that can be undone passes', () => {
    expect(contain()).toEqual([]);
  });

  test.each<[string, (json: any) => void, string[]]>([
    ['a type on no list', (json) => (json.resource.aws_sns_topic = { t: {} }), ['known-types aws_sns_topic.t']],
    ['evidence', (json) => (json.resource.aws_ebs_snapshot = { s: {} }), ['known-types aws_ebs_snapshot.s']],
    [
      'a silent time',
      (json) => (deny(json).policy = 'before ${timestamp()}'),
      ['same-in-every-plan aws_iam_user_policy.deny'],
    ],
    [
      'a planned time, in a template directive',
      (json) => (deny(json).policy = '%{ if plantimestamp() > "2" }x%{ endif }'),
      ['same-in-every-plan aws_iam_user_policy.deny'],
    ],
    [
      'a file of the machine, in a data source',
      (json) => (json.data.aws_security_group.isolation.name = '${file("name.txt")}'),
      ['same-in-every-plan data.aws_security_group.isolation'],
    ],
    [
      'a provisioner',
      (json) => (deny(json).provisioner = [{ 'local-exec': { command: 'true' } }]),
      ['no-provisioners aws_iam_user_policy.deny'],
    ],
    ['a module', (json) => (json.module = { m: { source: './m' } }), ['no-modules module.m']],
    [
      'another state',
      (json) => (json.data.terraform_remote_state = { s: {} }),
      ['only-reading data.terraform_remote_state.s'],
    ],
    [
      'a function that is run by the plan',
      (json) => (json.data.aws_lambda_invocation = { f: {} }),
      ['only-reading data.aws_lambda_invocation.f'],
    ],
    ['no tags', (json) => delete json.provider.aws[0].default_tags, ['tagged provider.aws']],
    [
      'the tag of evidence',
      (json) => (json.provider.aws[0].default_tags[0].tags.firebreak = 'evidence'),
      ['tagged provider.aws'],
    ],
    [
      'an argument that stays behind',
      (json) => (deny(json).skip_destroy = true),
      ['harmless-arguments aws_iam_user_policy.deny'],
    ],
    [
      'a policy that may overwrite another',
      (json) => (deny(json).name = 'IRContainment'),
      ['own-names aws_iam_user_policy.deny'],
    ],
    ['a policy without a name', (json) => delete deny(json).name, ['own-names aws_iam_user_policy.deny']],
    [
      'an addition that cannot be removed',
      (json) => (deny(json).lifecycle = { prevent_destroy: true }),
      ['additions-are-removable aws_iam_user_policy.deny'],
    ],
    [
      'an addition that is forgotten',
      (json) => json.removed.push({ from: 'aws_iam_user_policy.old', lifecycle: { destroy: false } }),
      ['additions-are-removable aws_iam_user_policy.old'],
    ],
    [
      'a borrowed thing that is removed with destroy',
      (json) => json.removed.push({ from: 'aws_iam_access_key.old' }),
      ['additions-are-removable aws_iam_access_key.old'],
    ],
    [
      'an imported addition',
      (json) => json.import.push({ to: 'aws_iam_user_policy.deny', id: 'ci:deny' }),
      ['imports-are-borrowed aws_iam_user_policy.deny'],
    ],
    ['a borrowed thing that is created', (json) => json.import.shift(), [`borrowed-are-imported ${KEY}`]],
    [
      'a borrowed thing without protection',
      (json) => delete key(json).lifecycle.prevent_destroy,
      [`borrowed-are-never-destroyed ${KEY}`],
    ],
    [
      'a borrowed thing of which more may change',
      (json) => key(json).lifecycle.ignore_changes.pop(),
      [`borrowed-change-one-argument ${KEY}`],
    ],
    [
      'a borrowed thing of which nothing may change',
      (json) => key(json).lifecycle.ignore_changes.push('status'),
      [`borrowed-change-one-argument ${KEY}`],
    ],
    ['a borrowed thing in several copies', (json) => (key(json).count = 2), [`borrowed-change-one-argument ${KEY}`]],
  ])('with %s fails', (_, change, expected) => {
    expect(brief(contain(change))).toEqual(expected);
  });

  test('without a recorded original fails, an empty one included', () => {
    const { [KEY]: _recorded, ...others } = LEDGER.originals;
    expect(brief(contain(undefined, { originals: others }))).toEqual([`borrowed-have-an-original ${KEY}`]);
    expect(
      brief(contain(undefined, { originals: { ...others, 'aws_network_interface.interface': [], [KEY]: 'Active' } })),
    ).toEqual(['borrowed-have-an-original aws_network_interface.interface']);
  });

  test('that is released gives back the recorded original, in whatever order', () => {
    const back = (json: any) => {
      key(json).status = 'Active';
      json.resource.aws_network_interface.interface.security_groups = ['sg-b', 'sg-a'];
      json.resource.aws_network_acl_association['subnet-quarantined'].network_acl_id = 'acl-1';
    };
    expect(contain(back, { phase: 'release' })).toEqual([]);
    expect(brief(contain(undefined, { phase: 'release' }))).toEqual([
      `borrowed-are-given-back ${KEY}`,
      'borrowed-are-given-back aws_network_interface.interface',
      'borrowed-are-given-back aws_network_acl_association.subnet-quarantined',
    ]);
  });

  test('that is closed holds nothing borrowed', () => {
    expect(contain(undefined, { phase: 'close' })).toHaveLength(3);
    const closed = (json: any) => {
      json.removed = Object.keys(LEDGER.originals).map((from) => ({ from, lifecycle: { destroy: false } }));
      json.resource = {};
      json.import = [];
    };
    expect(contain(closed, { phase: 'close' })).toEqual([]);
  });
});

describe('an evidence stack', () => {
  test('as it must be passes', () => {
    expect(keep()).toEqual([]);
  });

  test.each<[string, (json: any) => void, string[]]>([
    [
      'containment',
      (json) => (json.resource.aws_iam_user_policy = { p: { lifecycle: { prevent_destroy: true } } }),
      ['outlives-the-incident aws_iam_user_policy.p'],
    ],
    [
      'an import',
      (json) => (json.import = [{ to: 'aws_ebs_snapshot.volume', id: 'snap-1' }]),
      ['outlives-the-incident aws_ebs_snapshot.volume'],
    ],
    [
      'something forgotten',
      (json) => (json.removed = [{ from: 'aws_ebs_snapshot.old', lifecycle: { destroy: false } }]),
      ['outlives-the-incident aws_ebs_snapshot.old'],
    ],
    [
      'no protection',
      (json) => (json.resource.aws_ebs_snapshot.volume.lifecycle = {}),
      ['never-destroyed aws_ebs_snapshot.volume'],
    ],
    [
      'force_destroy, even as false',
      (json) => (json.resource.aws_s3_object.facts.force_destroy = false),
      ['never-destroyed aws_s3_object.facts'],
    ],
    [
      'the default patience',
      (json) => delete json.resource.aws_ebs_snapshot.volume.timeouts,
      ['patient aws_ebs_snapshot.volume'],
    ],
    [
      'little patience',
      (json) => (json.resource.aws_ebs_snapshot_copy.copy.timeouts.create = '3h59m'),
      ['patient aws_ebs_snapshot_copy.copy'],
    ],
    [
      'patience that is no duration',
      (json) => (json.resource.aws_ebs_snapshot.volume.timeouts.create = 'forever'),
      ['patient aws_ebs_snapshot.volume'],
    ],
    [
      'an upload that Object Lock refuses',
      (json) => delete json.resource.aws_s3_object.facts.checksum_algorithm,
      ['complete aws_s3_object.facts'],
    ],
    [
      'a copy under whatever key',
      (json) => delete json.resource.aws_ebs_snapshot_copy.copy.kms_key_id,
      ['complete aws_ebs_snapshot_copy.copy'],
    ],
    [
      'another tag for one of its providers',
      (json) => delete json.provider.aws[1].default_tags,
      ['tagged provider.aws.forensic'],
    ],
  ])('with %s fails', (_, change, expected) => {
    expect(brief(keep(change))).toEqual(expected);
  });
});

test('a rule that cannot read the stack is a finding', () => {
  const unreadable = (json: any) =>
    Object.assign(json, {
      resource: { aws_x: null },
      data: 7,
      module: 7,
      removed: [7],
      import: 7,
      provider: undefined,
    });
  const findings = contain(unreadable);
  expect(findings.map(({ rule }) => rule)).toEqual(CONTAINMENT_RULES.map(({ name }) => name));
  expect(findings.map(({ problem }) => problem)).toContain('could not be checked: aws_x is not an object but null');
  expect(keep(unreadable).map(({ rule }) => rule)).toEqual(EVIDENCE_RULES.map(({ name }) => name));
});

test('the text of the findings names the stack, the resource, the problem, the way out and the rule', () => {
  const findings = contain((json) => (json.resource.aws_ec2_instance_state = { i: {} }));
  expect(findingsText(findings)).toBe(
    'INC-42-isolate: aws_ec2_instance_state.i: aws_ec2_instance_state is refused: destroying it does not start the instance again, ' +
      'and stopping it loses its memory; isolate its interfaces [known-types]',
  );
});
