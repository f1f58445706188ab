import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { CloudformationStackSet } from '@cdktf/provider-aws/lib/cloudformation-stack-set';
import { CloudformationStackSetInstance } from '@cdktf/provider-aws/lib/cloudformation-stack-set-instance';
import type { Construct } from 'constructs';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { responderTemplate } from './responder-template';

const NAME = 'firebreak-responder-roles';
/** The roles have names. */
const CAPABILITIES = ['CAPABILITY_NAMED_IAM'];
/** Thousands of accounts take hours. */
const PATIENCE = '6h';

/**
 * Responder roles in every account of the organisation, present and future: management account, home region.
 *
 * A StackSet with automatic deployment, because it is the one engine that reaches accounts made later; service-managed, so
 * that it needs no role in them. It skips the management account, which gets the same template as a stack. IAM is global:
 * one region is enough, and a second would find the names taken.
 *
 * Needs, once for the organisation, `aws cloudformation activate-organizations-access` in the management account: trusted
 * access switched on by Organizations alone is refused with "You must enable organizations access".
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
 */
export class ResponderRoles extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const templateBody = JSON.stringify(responderTemplate(this.estate));
    new CloudformationStack(this, 'management-account', {
      name: NAME,
      capabilities: CAPABILITIES,
      templateBody,
      lifecycle: { preventDestroy: true },
    });
    const stackSet = this.stackSet(templateBody);
    new CloudformationStackSetInstance(this, 'every-other-account', {
      stackSetName: stackSet.name,
      // No region: the home region of the provider. The argument means something else in provider 6.
      deploymentTargets: { organizationalUnitIds: [this.estate.aws.organization.rootId] },
      // The roles are in nobody's way: all accounts at once, but stop when more than a tenth refuses.
      operationPreferences: {
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        failureTolerancePercentage: 10,
        maxConcurrentPercentage: 100,
      },
      timeouts: { create: PATIENCE, delete: PATIENCE },
      // Updating in place sends the root as if it were an account id, and fails:
      // https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cloudformation/stack_set_instance.go
      lifecycle: { ignoreChanges: ['operation_preferences'], preventDestroy: true },
    });
  }

  private stackSet(templateBody: string): CloudformationStackSet {
    return new CloudformationStackSet(this, 'stack-set', {
      name: NAME,
      description: 'Firebreak: responder roles',
      permissionModel: 'SERVICE_MANAGED',
      callAs: 'SELF',
      // Retained: an account that an intruder takes out of the organisation must not lose its responders with it. One that
      // leaves in peace deletes its stack StackSet-firebreak-responder-roles-…
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: true },
      managedExecution: { active: true },
      capabilities: CAPABILITIES,
      templateBody,
      // Changes of the roles go a tenth at a time, and stop when more than a tenth has failed.
      operationPreferences: { failureTolerancePercentage: 10, maxConcurrentPercentage: 10 },
      timeouts: { update: PATIENCE },
      // AWS names a role here that the service-managed model does not use.
      // https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudformation_stack_set#argument-reference
      lifecycle: { ignoreChanges: ['administration_role_arn'], preventDestroy: true },
    });
  }
}
