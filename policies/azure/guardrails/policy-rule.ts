/** A rule of Azure Policy. https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule */
export interface PolicyRule {
  readonly if: Condition;
  readonly then: { readonly effect: string; readonly details?: object };
}

export type Condition =
  | { readonly allOf: readonly Condition[] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly equals: string }
  | { readonly field: string; readonly notEquals: string }
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly notIn: readonly string[] }
  | { readonly field: string; readonly contains: string }
  /** One `*` at most. */
  | { readonly field: string; readonly like: string };

/** A policy as it is defined and assigned. */
export interface Policy {
  /** 24 characters at most: also the name of the assignment. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** Indexed: only types that have a location and tags; only these are protected from the deletion of their resource group. */
  readonly mode: 'All' | 'Indexed';
  readonly rule: PolicyRule;
}
