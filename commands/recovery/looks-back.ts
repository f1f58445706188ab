import { DAYS_BEFORE, daysBefore } from '../hunt/days';
import type { HuntRecord } from '../hunt/record';
import { inTable } from '../report/words';

/** Whether the hunt left out days on which the intruder may have been there: that it found nothing proves nothing of them. */
export function looksBackTooLittle({ since }: Pick<HuntRecord, 'since'>, declaredAt: string): boolean {
  return since > daysBefore(declaredAt, DAYS_BEFORE);
}

/** The basis of what such a hunt leaves unknown. */
export function backOnly({ at, since }: Pick<HuntRecord, 'at' | 'since'>): string {
  return `The hunt of ${inTable(at)} goes back to ${since} only.`;
}
