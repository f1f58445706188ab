import { EVIDENCE } from '../../policies/linter/evidence';
import type { Deployment } from './deployment';
import type { StackFolder } from './in-order';
import type { Plan } from './plan';
import { readErrors } from './read-output';

/**
 * Tells Terraform to keep the snapshots that it stopped waiting for, because it was interrupted or out of patience: it takes
 * them for half made, and would delete them. Those that AWS is making, or has made, are evidence; a copy of one that is
 * still being made fails until it is complete, and the next run makes it. What AWS does not have so, nobody keeps unseen
 * (refusal.ts).
 *
 * @param seen addresses that were looked at: each once.
 * @returns what was kept, a line each.
 * @throws Error when Terraform cannot be told.
 */
export async function keepHalfMade(
  { id: stack, folder }: StackFolder,
  plan: Plan,
  { terraform, snapshotState, say }: Deployment,
  seen: Set<string>,
): Promise<string[]> {
  const kept: string[] = [];
  for (const { address, type, reason } of plan.changes) {
    const id = plan.known.find((known) => known.address === address)?.id;
    if (!EVIDENCE[type]?.slow || reason !== 'tainted' || !id || seen.has(address)) continue;
    seen.add(address);
    const state = await snapshotState(stack, id).catch((error: Error) => {
      say(`  ${stack}: cannot look at ${id}: ${error.message}`);
    });
    if (state !== 'pending' && state !== 'completed') continue;
    const { code, output } = await terraform.untaint(folder, address);
    if (code !== 0)
      throw new Error(`${id} is ${state}, and Terraform cannot be told to keep it:\n${readErrors(output)}`);
    kept.push(`kept ${type.replace(/^aws_/, '').replaceAll('_', ' ')} ${id}, ${state}, which an earlier run gave up`);
  }
  return kept;
}
