import type { StackFolder } from './in-order';
import type { Terraform } from './terraform';

/**
 * Looks whether anything can be done at all. A stack that is out of reach among others is not tried, and says why.
 *
 * @throws CommandError when every stack is out of reach: one error in the place of one for each.
 */
export async function withinReach(
  stacks: readonly StackFolder[],
  terraform: Pick<Terraform, 'refusal'>,
): Promise<void> {
  const refused = await Promise.all(stacks.map(({ folder }) => terraform.refusal(folder)));
  const [first] = refused;
  if (first && refused.every((one) => one !== undefined)) throw first;
}
