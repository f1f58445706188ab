import type { TamperEvent, TamperScope } from './tamper-event';
import { accessTampering } from './tamper-events-access';
import { alarmTampering } from './tamper-events-alarms';
import { detectionTampering } from './tamper-events-detection';
import { evidenceTampering } from './tamper-events-evidence';
import { guardrailTampering } from './tamper-events-guardrails';

/**
 * Every kind of tampering that raises an alarm; each matches calls that no other one matches.
 *
 * Refused calls count as well: an attempt that a guardrail stopped is the earliest warning there is.
 */
export function tamperEvents(scope: TamperScope): TamperEvent[] {
  return [
    ...detectionTampering(),
    ...evidenceTampering(scope),
    ...accessTampering(scope),
    ...guardrailTampering(),
    ...alarmTampering(scope),
  ];
}
