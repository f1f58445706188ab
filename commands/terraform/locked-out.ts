import { CommandError } from '../cli/exit';
import type { StackFolder } from './in-order';
import { readLock } from './read-output';

/** Why a lock that may be somebody's at work is not broken, and what to do when it is not. */
export function lockedOut({ id, folder }: StackFolder, output: string): CommandError | undefined {
  const lock = readLock(output);
  if (!lock) return undefined;
  return new CommandError(
    `${id}: its state is locked by ${lock.who} since ${lock.created.toISOString()}, who may be at work`,
    `ask; when nobody is, terraform -chdir=${folder} force-unlock ${lock.id}, then run this again`,
  );
}
