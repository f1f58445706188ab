import { GetRoleCommand } from '@aws-sdk/client-iam';
import {
  paginateListPolicies,
  paginateListPoliciesForTarget,
  type PolicySummary,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import type { AccountFacts } from './facts';
import { listed } from './paging';
import type { Responder } from './responder';

/**
 * What the organisation says about an account. It is asked by the security account, to which policies are delegated;
 * where that fails, containment must still be opened: the numbers are absent then.
 */
export async function accountFacts(responder: Responder, security: Responder): Promise<AccountFacts> {
  const client = security.organizations();
  const attached = (filter: PolicyType) => {
    const pages = paginateListPoliciesForTarget({ client }, { Filter: filter, TargetId: responder.accountId });
    return orAbsent(listed(pages, (page) => page.Policies));
  };
  const [scps, rcps, all, tower] = await Promise.all([
    attached('SERVICE_CONTROL_POLICY'),
    attached('RESOURCE_CONTROL_POLICY'),
    orAbsent(listed(paginateListPolicies({ client }, { Filter: 'SERVICE_CONTROL_POLICY' }), (page) => page.Policies)),
    orAbsent(responder.iam().send(new GetRoleCommand({ RoleName: 'AWSControlTowerExecution' }))),
  ]);
  return {
    attachedPolicies: { scp: scps && others(scps), rcp: rcps && others(rcps) },
    reverters: reverters(
      (all ?? []).map(({ Name: name = '' }) => name),
      tower !== undefined,
    ),
  };
}

/** FullAWSAccess takes a slot as well; Firebreak counts its own (stacks/incident/conflicts/policy-slots.ts). */
function others(policies: readonly PolicySummary[]): number {
  return policies.filter(({ Name: name }) => !name?.startsWith('firebreak-')).length;
}

/**
 * - Landing Zone Accelerator detaches what it did not attach, at once, when `scpRevertChangesConfig` is on; its policies carry
 *   its prefix. https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/typedocs/
 * - Control Tower reports foreign SCPs as drift; re-registering a unit may take them off.
 *   https://docs.aws.amazon.com/controltower/latest/userguide/governance-drift.html
 */
export function reverters(policyNames: readonly string[], controlTowerRole: boolean): string[] {
  const accelerator = policyNames.some((name) => name.startsWith('AWSAccelerator'));
  const tower = controlTowerRole || policyNames.some((name) => name.startsWith('aws-guardrails-'));
  return [...(accelerator ? ['Landing Zone Accelerator'] : []), ...(tower ? ['Control Tower'] : [])];
}

async function orAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch {
    return undefined;
  }
}
