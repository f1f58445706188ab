import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { OrganizationsResourcePolicy } from '@cdktf/provider-aws/lib/organizations-resource-policy';
import type { Construct } from 'constructs';
import { organizationDelegation } from '../../../../policies/aws/guardrails/organization-delegation';
import { policyJson } from '../../../policy-json';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { guardrailPolicies, type GuardrailPolicy } from './guardrail-policies';

const TYPE = { SCP: 'SERVICE_CONTROL_POLICY', RCP: 'RESOURCE_CONTROL_POLICY' };

/**
 * Guardrails of the organisation, in the management account. Deployed last: from then on they bind.
 *
 * Attachments are additive: policies that others attached stay.
 */
export class Guardrails extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const policies = guardrailPolicies(this.estate);
    for (const policy of policies.filter(({ attachedTo }) => attachedTo !== 'nothing')) {
      this.attach(policy, this.create(policy));
    }
    const staged = policies.filter(({ attachedTo }) => attachedTo === 'nothing').map((policy) => this.create(policy));
    this.delegate(staged);
  }

  private create(policy: GuardrailPolicy): OrganizationsPolicy {
    return new OrganizationsPolicy(this, policy.name, {
      name: policy.name,
      type: TYPE[policy.kind],
      description: policy.description,
      content: policyJson(policy.document),
    });
  }

  private attach({ name, attachedTo }: GuardrailPolicy, policy: OrganizationsPolicy): void {
    const { organization, forensic } = this.estate.aws;
    new OrganizationsPolicyAttachment(this, `${name}-attachment`, {
      policyId: policy.id,
      targetId: attachedTo === 'root' ? organization.rootId : forensic.id,
    });
  }

  /**
   * The responder of the security account attaches the staged policies, and makes further ones in an incident.
   * An organisation has one such policy: what an existing one says is kept as the estate file lists it.
   */
  private delegate(staged: readonly OrganizationsPolicy[]): void {
    const { organization, management, security, guardrails } = this.estate.aws;
    new OrganizationsResourcePolicy(this, 'delegation', {
      content: policyJson(
        organizationDelegation({
          organizationId: organization.id,
          managementAccountId: management.id,
          responder: this.names.responderArn(security.id),
          staged: staged.map(({ arn }) => arn),
          kept: guardrails.keptDelegation,
        }),
      ),
    });
  }
}
