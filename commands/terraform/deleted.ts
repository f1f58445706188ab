import { CommandError } from '../cli/exit';
import type { StackFolder } from './in-order';
import { readErrors } from './read-output';

/** Which users and roles were deleted meanwhile, so that IAM takes no policy for them, and what to do. */
export function deleted({ id }: StackFolder, output: string): CommandError | undefined {
  // Terraform breaks lines where it likes.
  const said = readErrors(output).replace(/\s+/g, ' ');
  const found = said.matchAll(/NoSuchEntity\S*:? The (user|role) with name (\S+) cannot be found/g);
  const gone = [...new Set([...found].map(([, kind = '', name = '']) => `${kind} ${name}`))];
  if (gone.length === 0) return undefined;
  return new CommandError(
    `${id}: deleted in AWS since the incident file was written: ${gone.join(', ')}`,
    'take what was deleted out of the incident file (users or roles; a function whose role it is), then run this again',
  );
}
