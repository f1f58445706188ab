import { applyOne } from './apply-stack';
import type { Deployment, StackOutcome } from './deployment';
import { inOrder, type StackFolder } from './in-order';
import { readErrors } from './read-output';
import type { Terraform } from './terraform';

/**
 * Applies stacks in their order.
 *
 * @param onFailure `go on`: containment of one account must not wait for another's. `stop`: what comes after a failed stack
 *   is not tried, because release takes off only what has been replaced.
 */
export function applyStacks(
  stacks: readonly StackFolder[],
  onFailure: 'go on' | 'stop',
  deployment: Deployment,
): Promise<StackOutcome[]> {
  return inOrder<StackOutcome>(stacks, async (stack, before) => {
    const { id } = stack;
    await deployment.waitFor?.(stack);
    if (deployment.terraform.interrupted && !deployment.mustFinish) {
      const outcome: StackOutcome = { stack: id, state: 'not tried', touched: [], error: 'it was interrupted' };
      tell(stack, outcome, deployment);
      return outcome;
    }
    const failed = before.some(({ state }) => state === 'failed' || state === 'not tried');
    const outcome: StackOutcome =
      failed && onFailure === 'stop'
        ? { stack: id, state: 'not tried', touched: [], error: 'a stack before it failed' }
        : await applyOne(stack, deployment);
    tell(stack, outcome, deployment);
    return outcome;
  });
}

/** Puts on record what became of a stack. */
export function tell({ folder }: StackFolder, outcome: StackOutcome, { terraform, say, onDone }: Deployment): void {
  say(`  ${outcome.stack}: ${summary(outcome)}`);
  onDone?.(outcome);
  terraform.reported(folder);
}

function summary({ state, touched, error }: StackOutcome): string {
  if (state === 'failed' || state === 'not tried') return `${state}\n${(error ?? '').replace(/^/gm, '    ')}`;
  return state === 'unchanged' ? 'nothing to change' : touched.join(', ');
}

/** Whether a stack is as declared. */
export interface StackDrift {
  readonly stack: string;
  /** at work: Terraform is changing it right now. */
  readonly state: 'as declared' | 'differs' | 'unknown' | 'at work';
  /** Terraform's plan, or its errors. */
  readonly output: string;
}

/** Plans every stack; changes nothing. */
export function planStacks(stacks: readonly StackFolder[], terraform: Terraform): Promise<StackDrift[]> {
  const anyOrder = stacks.map((stack) => ({ ...stack, after: [] }));
  return inOrder<StackDrift>(anyOrder, async ({ id, folder }) => {
    if (terraform.isWorking(folder)) return { stack: id, state: 'at work', output: terraform.said(folder) };
    const init = await terraform.init(folder);
    if (init.code !== 0) return { stack: id, state: 'unknown', output: readErrors(init.output) };
    const { code, output } = await terraform.plan(folder);
    if (code === 1) return { stack: id, state: 'unknown', output: readErrors(output) };
    return { stack: id, state: code === 0 ? 'as declared' : 'differs', output };
  });
}
