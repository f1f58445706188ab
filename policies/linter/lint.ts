import { borrowedRules } from './borrowed-rules';
import { commonRules } from './common-rules';
import { containmentRules } from './containment-rules';
import { evidenceRules } from './evidence-rules';
import type { LintFinding } from './finding';
import type { Ledger, Rule } from './rule';

/** The rules of a containment stack: everything in it is added and removed again, or borrowed and given back. */
export const CONTAINMENT_RULES: readonly Rule[] = [
  ...commonRules('containment'),
  ...containmentRules,
  ...borrowedRules,
];

/** The rules of an evidence stack: everything in it outlives the incident. */
export const EVIDENCE_RULES: readonly Rule[] = [...commonRules('evidence'), ...evidenceRules];

/**
 * Whether a containment stack can be undone.
 *
 * @param json What cdktf synthesises for the stack (`stack.toTerraform()`).
 * @returns every reason against it, in the order of the rules; none when it can.
 */
export function lintContainment(stack: string, json: object, ledger: Ledger): LintFinding[] {
  return lint(CONTAINMENT_RULES, stack, json, ledger);
}

/** Whether an evidence stack holds only what may outlive the incident, and loses none of it. */
export function lintEvidence(stack: string, json: object, incident: string): LintFinding[] {
  return lint(EVIDENCE_RULES, stack, json, { incident, phase: 'contain', originals: {} });
}

function lint(rules: readonly Rule[], stack: string, json: object, ledger: Ledger): LintFinding[] {
  return rules.flatMap(({ name, check }) => {
    try {
      return [...check(json as Readonly<Record<string, unknown>>, ledger)].map((problem) => ({
        stack,
        rule: name,
        ...problem,
      }));
    } catch (error) {
      // What a rule cannot read has not been checked.
      const problem = `could not be checked: ${error instanceof Error ? error.message : String(error)}`;
      return [{ stack, rule: name, address: stack, problem }];
    }
  });
}
