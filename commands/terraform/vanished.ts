import { CommandError } from '../cli/exit';
import { thingsThere } from './emptied-stack';
import { managed } from './states';
import type { Unlisted } from './unlisted';

/**
 * Whether a stack of the incident that was applied is not there any more, because its last target was taken out of the file:
 * nothing would ever release what its state holds. Stacks of evidence are kept by nobody's declaring them.
 *
 * @returns what is wrong, and the next step.
 * @throws Error when the states cannot be listed.
 */
export async function vanished(asked: Unlisted): Promise<CommandError | undefined> {
  const { incident, stacks, states } = asked;
  const { id } = incident;
  const isOrphan = (stack: string) =>
    !stack.startsWith(`${id}-evidence-`) &&
    ![...stacks.containment, ...stacks.leftOut].some((other) => other.id === stack);
  const left: string[] = [];
  for (const [stack, read] of await states) {
    const things = await thingsThere(stack, isOrphan(stack) ? managed(await read()) : [], asked);
    if (things.length > 0) left.push(`${stack}: ${things.join(', ')}`);
  }
  if (left.length === 0) return undefined;
  return new CommandError(
    `${id} does not list any more what is still contained:\n  ${left.join('\n  ')}`,
    'put the targets back into the incident file, from version control; release, close, and only then take them out',
  );
}
