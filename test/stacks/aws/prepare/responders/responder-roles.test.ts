import { ResponderRoles } from '../../../../../stacks/aws/prepare/responders/responder-roles';
import { responderTemplate } from '../../../../../stacks/aws/prepare/responders/responder-template';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

const context = testContext();
const stack = synth(
  (app) =>
    new ResponderRoles(app, 'prepare-aws-responders', {
      ...context,
      account: accountNamed(context, 'management'),
      region: context.estate.aws.homeRegion,
    }),
);
const [stackSet] = Object.values(stack.resource.aws_cloudformation_stack_set ?? {});
const [instance] = Object.values(stack.resource.aws_cloudformation_stack_set_instance ?? {});
const [own] = Object.values(stack.resource.aws_cloudformation_stack ?? {});

test('stack', () => {
  const { resource } = stack;
  expect(readable(resource)).toMatchSnapshot();
});

test('the management account, which StackSets skip, gets the same template', () => {
  expect(own?.template_body).toBe(stackSet?.template_body);
  expect(JSON.parse(own?.template_body)).toEqual(responderTemplate(context.estate));
  expect(own?.capabilities).toEqual(['CAPABILITY_NAMED_IAM']);
  expect(stackSet?.capabilities).toEqual(['CAPABILITY_NAMED_IAM']);
});

test('new accounts get the roles, and accounts that leave keep them', () => {
  expect(stackSet).toMatchObject({
    permission_model: 'SERVICE_MANAGED',
    auto_deployment: { enabled: true, retain_stacks_on_account_removal: true },
  });
});

test('nothing that a plan replaces or destroys takes the roles away', () => {
  for (const resource of [own, stackSet, instance]) expect(resource?.lifecycle.prevent_destroy).toBe(true);
});

test('every account of the organisation, in one region', () => {
  expect(instance).toMatchObject({
    stack_set_name: '${aws_cloudformation_stack_set.stack-set.name}',
    deployment_targets: { organizational_unit_ids: ['r-exam'] },
  });
  expect(instance).not.toHaveProperty('region');
  expect(stack.provider?.aws).toEqual([expect.objectContaining({ region: 'eu-west-1' })]);
});

test('the template holds nothing that Terraform would read as an expression', () => {
  expect(own?.template_body).not.toMatch(/[$%]\{/);
});
