import { Guardrails } from '../../../../../stacks/aws/prepare/guardrails/guardrails';
import { guardrailPolicies, guardrailSizes } from '../../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { accountNamed, testContext, testEstate } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

const guardrails = (change?: (input: any) => void) => {
  const context = testContext(change);
  const props = { ...context, account: accountNamed(context, 'management'), region: 'eu-west-1' };
  return synth((app) => new Guardrails(app, 'prepare-aws-guardrails', props));
};

const everyPrevention = (input: any) => {
  const names = [
    'longLivedKeys',
    'iamUsers',
    'actionsWithoutMfa',
    'keyPairs',
    'rootUser',
    'leavingRegions',
    'imdsV1',
    'publicBuckets',
  ];
  input.aws.guardrails = { prevent: Object.fromEntries(names.map((name) => [name, true])) };
};

const attachments = (stack: ReturnType<typeof guardrails>) =>
  Object.values(stack.resource.aws_organizations_policy_attachment!).map(({ policy_id, target_id }) => {
    const policy =
      stack.resource.aws_organizations_policy![/aws_organizations_policy\.([\w-]+)\.id/.exec(policy_id)![1]!]!;
    return `${policy.type} ${policy.name} -> ${target_id}`;
  });

it('attaches three SCPs and an RCP to the root, and two RCPs to the forensic account', () => {
  expect(attachments(guardrails()).sort()).toEqual([
    'RESOURCE_CONTROL_POLICY firebreak-confused-deputy -> 222222222222',
    'RESOURCE_CONTROL_POLICY firebreak-evidence-store -> 222222222222',
    'RESOURCE_CONTROL_POLICY firebreak-keep-stack-set-roles -> r-exam',
    'SERVICE_CONTROL_POLICY firebreak-keep-detection -> r-exam',
    'SERVICE_CONTROL_POLICY firebreak-keep-identities-and-evidence -> r-exam',
    'SERVICE_CONTROL_POLICY firebreak-keep-logs -> r-exam',
  ]);
});

it('attaches one more SCP when preventions are switched on', () => {
  expect(attachments(guardrails(everyPrevention))).toContain('SERVICE_CONTROL_POLICY firebreak-prevent -> r-exam');
});

it('stages the quarantine, attached to nothing, and delegates it to the responder by ARN', () => {
  const { resource } = guardrails();
  const delegation = resource.aws_organizations_resource_policy!.delegation!.content as string;
  const staged = ['firebreak-quarantine-account', 'firebreak-quarantine-account-resources'];
  for (const name of staged) {
    expect(resource.aws_organizations_policy).toHaveProperty(name);
    expect(delegation).toContain(`"\${aws_organizations_policy.${name}.arn}"`);
  }
  expect(delegation).not.toContain('aws_organizations_policy.firebreak-keep');
});

it('sends documents that are valid JSON within the quotas, without white space', () => {
  for (const { content } of Object.values(guardrails(everyPrevention).resource.aws_organizations_policy!)) {
    expect(JSON.stringify(JSON.parse(content))).toBe(content);
  }
});

it('reads', () => expect(readable(guardrails().resource)).toMatchSnapshot());

describe('sizes', () => {
  it('are those of what is sent', () => {
    const policies = Object.values(guardrails().resource.aws_organizations_policy!);
    const sent = Object.fromEntries(policies.map(({ name, content }) => [name, content.length]));
    expect(Object.fromEntries(guardrailSizes(testEstate()).map(({ name, size }) => [name, size]))).toEqual(sent);
  });

  it('leave room: with every prevention on, no SCP takes more than 60 % of its quota', () => {
    for (const { kind, size } of guardrailSizes(testEstate(everyPrevention))) {
      expect(size).toBeLessThanOrEqual(kind === 'SCP' ? 6_144 : 2_560);
    }
  });

  it('name no account in an exemption but those of the estate file', () => {
    for (const { document } of guardrailPolicies(testEstate())) {
      const exempt = JSON.stringify(document).match(/arn:aws:iam::\*:[^"]*/g) ?? [];
      for (const arn of exempt) expect(arn).toMatch(/^arn:aws:iam::\*:(role|policy|instance-profile|user|root)/);
    }
  });
});
