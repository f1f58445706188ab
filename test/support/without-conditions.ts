import type { PolicyDocument } from '../../policies/document';

/** A weakened policy, for negative controls: the same statements without any condition. */
export function withoutConditions(policy: PolicyDocument): PolicyDocument {
  return { ...policy, Statement: policy.Statement.map((statement) => ({ ...statement, Condition: {} })) };
}
