import { missingEvidence } from '../report/evidence';
import { count, inTable } from '../report/words';
import type { RunbookStep } from '../runbook/step';
import type { Finding } from './item';
import type { ItemContext } from './item-context';

/** Steps of the runbook that change or end what somebody knows: keys, passwords, devices, portal sessions, secrets. */
const CREDENTIALS = /^(replace-key|password|mfa|portal|root|secrets)-/;
const LOCKS = /^(lock-copies-.+|record|records)$/;

export function credentials({ steps }: ItemContext): Finding {
  const found = steps.filter(({ id }) => CREDENTIALS.test(id));
  if (found.length === 0) return { state: 'not needed', basis: 'Neither a user nor a role is contained.' };
  return ticked(found);
}

/** Captured, copied, locked; as far as the log says it. */
export function evidenceKept(context: ItemContext): Finding {
  const missing = missingEvidence(context);
  const locks = ticked(context.steps.filter(({ id }) => LOCKS.test(id)));
  if (!missing) return locks;
  return { ...locks, state: 'open', basis: `${missing}. ${locks.basis}` };
}

export function toldProvider({ steps }: ItemContext): Finding {
  return ticked(steps.filter(({ id }) => id === 'tell-aws'));
}

function ticked(steps: readonly RunbookStep[]): Finding {
  const missing = steps.filter(({ done, undone }) => !done || undone);
  const last = steps
    .flatMap(({ done }) => done ?? [])
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
  const word = last ? `, the last by ${last.who}, ${inTable(last.at)}` : '';
  return {
    state: missing.length > 0 ? 'open' : 'done',
    basis: `${steps.length - missing.length} of ${count(steps.length, 'step')} of the runbook ticked off${word}.`,
    details: missing.map(({ title }) => title),
  };
}
