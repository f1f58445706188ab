/** Something in a synthesised stack that must not be deployed. */
export interface LintFinding {
  readonly stack: string;
  /** Rule that found it, as listed in lint.ts. */
  readonly rule: string;
  /** Terraform address of the resource or block; the stack itself when it is about the whole. */
  readonly address: string;
  /** What is wrong, and what to do instead. */
  readonly problem: string;
}

/** What a rule says; the linter adds the stack and the rule. */
export type Problem = Pick<LintFinding, 'address' | 'problem'>;

/** For the error that stops synth: every finding, a line each. */
export function findingsText(findings: readonly LintFinding[]): string {
  return findings.map(({ stack, rule, address, problem }) => `${stack}: ${address}: ${problem} [${rule}]`).join('\n');
}
