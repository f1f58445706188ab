import { TerraformStack } from 'cdktf';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { tamperEvents } from '../../../../../policies/aws/tamper-events/tamper-events';
import {
  ManagementTamperForwarding,
  TamperForwarding,
} from '../../../../../stacks/aws/prepare/alarms/tamper-forwarding';
import { tamperForwardingTemplate } from '../../../../../stacks/aws/prepare/alarms/tamper-forwarding-template';
import { tamperScope } from '../../../../../stacks/aws/prepare/alarms/tamper-scope';
import { accountNamed, testContext } from '../../../../support/estate';
import { synth } from '../../../../support/synth';

const context = testContext();
const { estate } = context;
const template = JSON.parse(tamperForwardingTemplate(estate));
const events = tamperEvents(tamperScope(estate));
const bus = 'arn:aws:events:eu-west-1:333333333333:event-bus/firebreak-alarms';
const { Role, ...rules } = template.Resources;

test('the template forwards every kind of tampering to the alarm bus', () => {
  expect(Object.values<any>(rules).map((rule) => rule.Properties.Name)).toEqual(
    events.map(({ id }) => `firebreak-${id}`),
  );
  for (const rule of Object.values<any>(rules)) {
    expect(rule.Properties.Targets).toEqual([
      { Id: 'alarm-bus', Arn: bus, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    ]);
    expect(rule.Properties.EventBusName).toBeUndefined();
  }
});

test('the rule that watches the rules is created after all of them', () => {
  const others = Object.keys(rules).filter((id) => id !== 'RuleAlarmRulesChanged');
  expect(rules.RuleAlarmRulesChanged.DependsOn).toEqual(others);
  expect(others.filter((id) => rules[id].DependsOn)).toEqual([]);
});

test('every region has a role of its own, under the protected path', () => {
  expect(Role).toMatchSnapshot();
});

test('the template is plain, valid CloudFormation within its limits', () => {
  const body = tamperForwardingTemplate(estate);
  expect(body.length).toBeLessThanOrEqual(51_200);
  expect(body).not.toContain('${'); // nothing for Terraform to interpret
  for (const id of Object.keys(template.Resources)) expect(id).toMatch(/^[A-Za-z0-9]+$/);
});

test('the longest names still fit into a request', () => {
  const long = testContext((input) => {
    input.name = 'a'.repeat(20);
    input.aws.trail = { mode: 'keep', bucket: 'b'.repeat(63) };
    for (const role of Object.keys(input.aws.responders.roles)) input.aws.responders.roles[role] = role.padEnd(64, 'r');
  });
  expect(tamperForwardingTemplate(long.estate).length).toBeLessThanOrEqual(51_200);
});

test('a StackSet brings it to every account, present and future, in every region in use', () => {
  const stack = synth(
    (app) =>
      new TamperForwarding(app, 'prepare-aws-alarm-forwarding', {
        ...context,
        account: accountNamed(context, 'management'),
        region: 'eu-west-1',
      }),
  );
  const [stackSet] = Object.values(stack.resource.aws_cloudformation_stack_set!);
  expect(stackSet).toMatchObject({
    name: 'firebreak-tamper-forwarding',
    permission_model: 'SERVICE_MANAGED',
    auto_deployment: { enabled: true },
    capabilities: ['CAPABILITY_NAMED_IAM'],
    template_body: tamperForwardingTemplate(estate),
  });
  const [instances] = Object.values(stack.resource.aws_cloudformation_stack_instances!);
  expect(instances).toMatchObject({
    regions: ['eu-west-1', 'us-east-1'],
    deployment_targets: { organizational_unit_ids: ['r-exam'] },
    operation_preferences: { failure_tolerance_percentage: 100, region_concurrency_type: 'PARALLEL' },
  });
});

test('the management account gets the same template as a stack', () => {
  const stack = synth((app) => {
    const here = new TerraformStack(app, 'here');
    new AwsProvider(here, 'aws', { region: 'eu-west-1' });
    new ManagementTamperForwarding(here, 'forwarding', { estate });
    return here;
  });
  expect(Object.values(stack.resource.aws_cloudformation_stack!)).toMatchObject([
    {
      name: 'firebreak-tamper-forwarding',
      capabilities: ['CAPABILITY_NAMED_IAM'],
      template_body: tamperForwardingTemplate(estate),
    },
  ]);
});
