import { planStacks, type StackDrift } from '../terraform/deploy';
import type { StackFolder } from '../terraform/in-order';
import type { Terraform } from '../terraform/terraform';
import type { Check } from './check';

/** Whether AWS says what the stacks declare: policies present and attached, keys inactive, groups and NACLs as written. */
export async function declared(stacks: readonly StackFolder[], terraform: Terraform): Promise<Check[]> {
  const drift = await planStacks(stacks, terraform);
  return drift.map(({ stack, state, output }) => ({
    target: stack,
    state: state === 'as declared' ? 'ok' : state === 'differs' ? 'failed' : 'unknown',
    what: explained(state, output),
  }));
}

function explained(state: StackDrift['state'], plan: string): string {
  if (state === 'as declared') return 'AWS has what is declared';
  if (state === 'at work') return 'Terraform is at work in it';
  if (state === 'unknown') return `cannot be planned: ${plan.split('\n')[0]}`;
  const changes = [...plan.matchAll(/^\s*# (\S+) (?:will|must) be (.*)$/gm)].map(([, what, how]) => `${what} ${how}`);
  return `differs from what is declared: ${changes.join(', ') || 'see its plan.log'}`;
}
