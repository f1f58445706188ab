import type { Plan } from '../plan';
import type { Synthesised } from '../stack-json';
import type { Trace } from './trace';

/** What makes a state and AWS agree again before an apply. */
export type Mend =
  | {
      readonly how: 'adopt';
      readonly trace: Trace;
      readonly address: string;
      /** What the state is to forget first: what stands at the address, and whose change would replace what is adopted. */
      readonly forget: readonly string[];
    }
  | { readonly how: 'remove'; readonly trace: Trace };

/**
 * What a run that died left between AWS and its state, where making it again would fail.
 *
 * Where nothing else stands at the address, it is adopted. Where its predecessor still does, one of the two goes, never the
 * one in force: the predecessor when it is attached to nothing any more, else the newcomer, which is then made once more.
 */
export function mends(plan: Plan, traces: readonly Trace[], { resources }: Synthesised): Mend[] {
  const isKnown = (id: string) => plan.known.some((known) => known.id === id);
  return traces
    .filter(({ unique, id }) => unique && !isKnown(id))
    .flatMap((trace): Mend[] => {
      const declared = resources.find((resource) => trace.isDeclared(resource, resources));
      if (!declared) return [];
      const { address } = declared;
      const planned = plan.changes.filter((change) => change.address === address).map(({ action }) => action);
      if (planned.includes('create')) {
        const inTheWay = [address, ...triggersOf(declared.arguments)];
        const forget = inTheWay.filter((one) => plan.known.some((known) => known.address === one));
        return [{ how: 'adopt', trace, address, forget }];
      }
      if (!planned.includes('replace')) return [];
      const before = traces.find(({ type, id }) =>
        plan.known.some((known) => type === trace.type && known.address === address && known.id === id),
      );
      return [{ how: 'remove', trace: before?.idle ? before : trace }];
    });
}

/** What is in AWS, and neither declared nor known to the state: no apply takes it off. */
export function leftovers(plan: Plan, traces: readonly Trace[], { resources }: Synthesised): Trace[] {
  return traces
    .filter((trace) => trace.remove && !resources.some((resource) => trace.isDeclared(resource, resources)))
    .filter(({ id }) => !plan.known.some((known) => known.id === id))
    .reverse(); // attachments before what they attach
}

/**
 * Addresses that were to be replaced by a run that died when it had only said so to the state, as Terraform does with
 * `replace_triggered_by`: now it would change them in place, which responders may not (organization-policy.ts).
 */
export function halfReplaced({ changes }: Plan, { resources }: Synthesised): string[] {
  return resources
    .filter(({ arguments: declared }) => triggersOf(declared).length > 0)
    .filter(({ address }) => changes.some((change) => change.address === address && change.action === 'update'))
    .map(({ address }) => address);
}

function triggersOf({ lifecycle }: Readonly<Record<string, unknown>>): string[] {
  const { replace_triggered_by: triggers = [] } = (lifecycle ?? {}) as { replace_triggered_by?: string[] };
  return triggers;
}
