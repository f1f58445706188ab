import { cpus } from 'node:os';

/** A synthesised stack: its id, its folder, and the ids of the stacks that come before it. */
export interface StackFolder {
  readonly id: string;
  readonly folder: string;
  readonly after: readonly string[];
}

/** The same stacks for the way back: what came last comes first. */
export function reversed<S extends StackFolder>(stacks: readonly S[]): S[] {
  return [...stacks].reverse().map((stack) => ({
    ...stack,
    after: stacks.filter(({ after }) => after.includes(stack.id)).map(({ id }) => id),
  }));
}

/**
 * Works on every stack when those before it are done, as many at once as there are processors (two at least).
 *
 * @param work gets the results of the stacks before.
 * @returns the results in the order of `stacks`.
 */
export async function inOrder<T>(
  stacks: readonly StackFolder[],
  work: (stack: StackFolder, before: readonly T[]) => Promise<T>,
): Promise<T[]> {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const started = new Map<string, Promise<T>>();
  const slot = slots(Math.max(2, cpus().length));
  const start = (stack: StackFolder): Promise<T> => {
    const running = started.get(stack.id) ?? waitAndWork(stack);
    started.set(stack.id, running);
    return running;
  };
  const waitAndWork = async (stack: StackFolder): Promise<T> => {
    const before = await Promise.all(stack.after.flatMap((id) => byId.get(id) ?? []).map(start));
    return slot(() => work(stack, before));
  };
  return Promise.all(stacks.map(start));
}

/** Lets at most `count` pieces of work run at once. */
function slots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
