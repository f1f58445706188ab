import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { DataResource } from 'cdktf';
import { createHash } from 'node:crypto';
import { policyDocument, policySize, type Statement } from '../../../policies/document';
import { POLICY_SIZE } from '../../estate/checks/policy-quotas';
import { policyJson } from '../../policy-json';
import { address } from '../../containment/address';
import type { ContainmentStack } from './containment-stack';
import type { Contained } from './target-kind';

export const POLICY_TYPE = { SCP: 'SERVICE_CONTROL_POLICY', RCP: 'RESOURCE_CONTROL_POLICY' } as const;
export type PolicyKind = keyof typeof POLICY_TYPE;

/**
 * What the incident denies in one account: one SCP and one RCP at most, because few fit on a target.
 *
 * A changed policy is replaced by another: responders may not update one (organization-delegation.ts), not even its tags.
 * The new one is attached before the old one is detached, which takes a second slot for that moment. Without one, AWS refuses
 * the new one and the old one stays: a denial that is late, but no moment without one.
 *
 * @throws Error when the statements exceed what AWS takes.
 */
export function organizationPolicy(
  stack: ContainmentStack,
  kind: PolicyKind,
  { incident, account }: Contained,
  statements: readonly Statement[],
): void {
  if (statements.length === 0) return;
  const document = policyDocument(...statements);
  if (policySize(document) > POLICY_SIZE[kind]) {
    throw new Error(
      `${incident.id}: the ${kind} that contains its targets in ${account.name} would have ${policySize(document)} characters; ` +
        `AWS takes ${POLICY_SIZE[kind]}. Set quarantine: true for the account: then nobody else changes anything in it, and only principals count here`,
    );
  }
  const content = policyJson(document);
  const id = address(kind, account.id);
  const version = createHash('sha256')
    .update(JSON.stringify([content, incident.commander, incident.expires]))
    .digest('hex')
    .slice(0, 8);
  const changed = new DataResource(stack, `${id}-version`, { input: { version } });
  const replaced = {
    createBeforeDestroy: true,
    replaceTriggeredBy: [`${DataResource.tfResourceType}.${changed.node.id}`],
  };
  const policy = new OrganizationsPolicy(stack, id, {
    name: `firebreak-${incident.id}-${account.id}-${version}`,
    type: POLICY_TYPE[kind],
    description: `Incident ${incident.id}: contained until its release.`,
    content,
    lifecycle: replaced,
  });
  new OrganizationsPolicyAttachment(stack, `${id}-attachment`, {
    policyId: policy.id,
    targetId: account.id,
    lifecycle: { createBeforeDestroy: true },
  });
}
