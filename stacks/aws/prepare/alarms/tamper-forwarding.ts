import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { CloudformationStackInstances } from '@cdktf/provider-aws/lib/cloudformation-stack-instances';
import { CloudformationStackSet } from '@cdktf/provider-aws/lib/cloudformation-stack-set';
import { Construct } from 'constructs';
import type { Estate } from '../../../estate/schema';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { tamperForwardingTemplate } from './tamper-forwarding-template';

const NAME = 'firebreak-tamper-forwarding';
const CAPABILITIES = ['CAPABILITY_NAMED_IAM'];

/**
 * Forwarding rules of every account but the management account, present and future, in every region in use: management
 * account, home region.
 *
 * Failures in single accounts do not stop the others: each raises an alarm (`stack-instance-failed`).
 */
export class TamperForwarding extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const operationPreferences = {
      failureTolerancePercentage: 100,
      maxConcurrentPercentage: 100,
      regionConcurrencyType: 'PARALLEL',
    };
    const stackSet = new CloudformationStackSet(this, 'stack-set', {
      name: NAME,
      description: 'Firebreak: forwards tampering to the alarm bus',
      permissionModel: 'SERVICE_MANAGED',
      // Outside the organisation the bus takes nothing from an account: its rules are of no use.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { active: true },
      capabilities: CAPABILITIES,
      templateBody: tamperForwardingTemplate(this.estate),
      operationPreferences,
      timeouts: { update: '6h' },
      // AWS names a role here that the service-managed model does not use.
      lifecycle: { ignoreChanges: ['administration_role_arn'] },
    });
    new CloudformationStackInstances(this, 'instances', {
      stackSetName: stackSet.name,
      regions: this.estate.aws.regions,
      deploymentTargets: { organizationalUnitIds: [this.estate.aws.organization.rootId] },
      operationPreferences,
      timeouts: { create: '6h', update: '6h', delete: '6h' }, // thousands of accounts
      // Reading replaces the root by the units that hold the accounts; "correcting" that would delete instances. The root of
      // an organisation never changes.
      // https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cloudformation/stack_instances.go
      lifecycle: { ignoreChanges: ['deployment_targets'] },
    });
  }
}

/** The same rules in one region of the management account, which StackSets skip. */
export class ManagementTamperForwarding extends Construct {
  constructor(scope: Construct, id: string, props: { readonly estate: Estate }) {
    super(scope, id);
    new CloudformationStack(this, 'stack', {
      name: NAME,
      capabilities: CAPABILITIES,
      templateBody: tamperForwardingTemplate(props.estate),
    });
  }
}
