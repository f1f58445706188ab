import { planStacks, type StackDrift } from '../terraform/deploy';
import type { StackFolder } from '../terraform/in-order';
import type { Terraform } from '../terraform/terraform';
import type { Check } from './check';

/** Whether AWS says what the stacks declare: policies present and attached, keys inactive, groups and NACLs as written. */
export async function declared(stacks: readonly StackFolder[], terraform: Terraform): Promise<Check[]> {
  const drift = await planStacks(stacks, terraform);
  return drift.map(({ stack, state, output }) => ({
    target: stack,
    // What cannot be planned is not seen to be so.
    state: state === 'as declared' ? 'ok' : state === 'at work' ? 'unknown' : 'failed',
    what: explained(state, output),
  }));
}

function explained(state: StackDrift['state'], plan: string): string {
  if (state === 'as declared') return 'AWS has what is declared';
  if (state === 'at work') return 'Terraform is at work in it';
  if (state === 'unknown') return `cannot be planned: ${plan.split('\n')[0]}`;
  return `differs from what is declared: ${changesOf(plan).join(', ') || 'see its plan.log'}`;
}

/** What a plan would do, a line for each resource. */
export function changesOf(plan: string): string[] {
  return [...plan.matchAll(/^\s*# (\S+) (?:\(\S+\) )?(?:will|must) be (.*)$/gm)].map(
    ([, what, how]) => `${what} ${how}`,
  );
}
