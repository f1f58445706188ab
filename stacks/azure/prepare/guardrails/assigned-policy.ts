import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import { Construct } from 'constructs';
import type { Policy } from '../../../../policies/azure/guardrails/policy-rule';

export interface AssignedPolicyProps {
  readonly policy: Policy;
  /** Id of the management group. */
  readonly managementGroupId: string;
  /** Location of an identity of its own, for a policy that deploys. @default - no identity */
  readonly identityLocation?: string;
}

/** A policy, defined and in force over the management group. */
export class AssignedPolicy extends Construct {
  readonly assignment: ManagementGroupPolicyAssignment;

  constructor(scope: Construct, id: string, { policy, managementGroupId, identityLocation }: AssignedPolicyProps) {
    super(scope, id);
    const { name, displayName, description, mode, rule } = policy;
    const definition = new PolicyDefinition(this, 'definition', {
      name,
      displayName,
      description,
      mode,
      policyType: 'Custom',
      managementGroupId,
      policyRule: JSON.stringify(rule),
    });
    this.assignment = new ManagementGroupPolicyAssignment(this, 'assignment', {
      name,
      displayName,
      description,
      managementGroupId,
      policyDefinitionId: definition.id,
      ...(identityLocation && { location: identityLocation, identity: { type: 'SystemAssigned' } }),
    });
  }
}
