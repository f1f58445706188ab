import type { AwsContext } from '../../stacks/aws/aws-stack';
import type { Incident } from '../../stacks/incident/schema';
import { CommandError } from '../cli/exit';
import { stillThere } from './emptied-stack';
import type { IncidentStacks } from './incident-stacks';
import { managed, statesOf } from './states';
import type { Terraform } from './terraform';

/**
 * Whether a stack of the incident that was applied is not there any more, because its last target was taken out of the file:
 * nothing would ever release what its state holds. Stacks of evidence are kept by nobody's declaring them.
 *
 * @returns what is wrong, and the next step.
 * @throws Error when the states cannot be listed.
 */
export async function vanished(
  incident: Incident,
  stacks: IncidentStacks,
  context: AwsContext,
  terraform: Terraform,
): Promise<CommandError | undefined> {
  const { id } = incident;
  const isOrphan = (stack: string) =>
    !stack.startsWith(`${id}-evidence-`) && !stacks.containment.some((other) => other.id === stack);
  const left: string[] = [];
  for (const [stack, read] of await statesOf(id, stacks.outdir, context)) {
    const held = isOrphan(stack) ? managed(await read()) : [];
    // What was deleted with its target is in the state still, because nobody has looked since.
    const there = held.length > 0 ? await stillThere(stack, incident, context, terraform, stacks.outdir) : undefined;
    const things = held.filter(({ address }) => there?.includes(address) ?? true).map(({ thing }) => thing);
    if (things.length > 0) left.push(`${stack}: ${things.join(', ')}`);
  }
  if (left.length === 0) return undefined;
  return new CommandError(
    `${id} does not list any more what is still contained:\n  ${left.join('\n  ')}`,
    'put the targets back into the incident file, from version control; release, close, and only then take them out',
  );
}
