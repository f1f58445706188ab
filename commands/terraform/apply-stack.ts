import { CommandError } from '../cli/exit';
import { deleted } from './deleted';
import type { Deployment, StackOutcome } from './deployment';
import { keepHalfMade } from './half-made';
import type { StackFolder } from './in-order';
import type { Plan } from './plan';
import { readApplied, readErrors, readTouched } from './read-output';
import { refusal } from './refusal';
import { readSynthesised, type Synthesised } from './stack-json';
import { lockedOut } from './locked-out';
import { halfReplaced, leftovers, mends, type Mend } from './traces/mend';
import type { Trace } from './traces/trace';

/**
 * Plans a stack, looks at what would happen, and applies exactly that. Goes on where a run died: what that made in AWS without
 * telling its state is adopted, or taken off when the stack does not declare it any more; snapshots that it gave up are kept.
 */
export async function applyOne(
  stack: StackFolder,
  deployment: Deployment,
  parallelism?: number,
): Promise<StackOutcome> {
  const { terraform } = deployment;
  const touched = readTouched(await terraform.unreported(stack.folder));
  try {
    const traces = look(stack, deployment);
    const init = await terraform.init(stack.folder);
    if (init.code !== 0) throw new Error(readErrors(init.output));
    const synthesised = readSynthesised(stack.folder);
    const planned = () => plan(stack, synthesised, traces, deployment, touched);

    let { code, plan: last } = await planned();
    if (code !== 0) {
      let run = await terraform.apply(stack.folder, created(last), parallelism);
      if (run.output.includes('Saved plan is stale')) {
        ({ code, plan: last } = await planned());
        if (code !== 0) run = await terraform.apply(stack.folder, created(last), parallelism);
      }
      if (code !== 0) {
        touched.push(...readTouched(run.output));
        if (run.code !== 0 || !readApplied(run.output)) {
          throw lockedOut(stack, run.output) ?? deleted(stack, run.output) ?? new Error(readErrors(run.output));
        }
      }
    }
    touched.push(...(await takeOff(leftovers(last, await traces, synthesised))));
    return { stack: stack.id, state: touched.length > 0 ? 'applied' : 'unchanged', touched };
  } catch (error) {
    return { stack: stack.id, state: 'failed', touched, error: (error as Error).message };
  }
}

/** What the incident made, as AWS has it. Who cannot look still contains: Terraform does what its state tells. */
function look({ id }: StackFolder, { traces, say }: Deployment): Promise<Trace[]> {
  return traces(id).catch((error: unknown) => {
    say(`  ${id}: cannot look for what a run that died may have left: ${(error as Error).message}`);
    return [];
  });
}

/** @throws CommandError when the plan is not to be carried out; Error when there is none. */
async function plan(
  stack: StackFolder,
  synthesised: Synthesised,
  traces: Promise<readonly Trace[]>,
  deployment: Deployment,
  touched: string[],
): Promise<{ code: number; plan: Plan }> {
  const { terraform } = deployment;
  const seen = new Set<Trace>();
  const looked = new Set<string>();
  let replace: string[] = [];
  for (;;) {
    const made = await terraform.planToApply(stack.folder, replace);
    const kept = await keepHalfMade(stack, made.plan, deployment, looked);
    touched.push(...kept);
    if (kept.length > 0) continue;
    const refused = refusal(stack, made.plan, synthesised);
    if (refused) throw refused;
    if (made.code === 1) throw new Error(errorsOf(made.plan));
    // Each once: what does not help is for Terraform to complain about.
    const half = halfReplaced(made.plan, synthesised);
    if (half.length > 0 && replace.length === 0) {
      replace = half;
      continue;
    }
    const todo = mends(made.plan, await traces, synthesised).filter(({ trace }) => !seen.has(trace));
    if (todo.length === 0) return made;
    for (const mend of todo) {
      seen.add(mend.trace);
      touched.push(...(await carryOut(mend, stack, terraform)));
    }
  }
}

async function carryOut(mend: Mend, { folder }: StackFolder, terraform: Deployment['terraform']): Promise<string[]> {
  if (mend.how === 'remove') return takeOff([mend.trace]);
  const { trace, address, forget } = mend;
  const { code, output } = await terraform.adopt(folder, address, trace.id, forget);
  if (code !== 0) throw new Error(`${trace.what} is there already and cannot be adopted:\n${readErrors(output)}`);
  return [`took over ${trace.what}`];
}

/** Terraform may have taken it off itself meanwhile. */
async function takeOff(traces: readonly Trace[]): Promise<string[]> {
  const done: string[] = [];
  for (const { what, remove } of traces) {
    try {
      await remove?.();
      done.push(`removed ${what}`);
    } catch (error) {
      const { name, message } = error as Error;
      if (/NoSuchEntity|NotFound|NotAttached/.test(name)) continue;
      throw new CommandError(
        `a run that died left ${what}, and it cannot be removed: ${name}: ${message}`,
        'run this again; with AccessDenied, look for an SCP that denies it to the responder role',
      );
    }
  }
  return done;
}

function created({ changes }: Plan): string[] {
  return changes.filter(({ action }) => action === 'create' || action === 'replace').map(({ address }) => address);
}

function errorsOf({ errors, other }: Plan): string {
  return errors.map(({ summary, detail }) => `Error: ${summary}\n${detail}`.trimEnd()).join('\n') || other;
}
