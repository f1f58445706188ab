import type { Matcher, TamperEvent } from './tamper-event';
import { accessTampering } from './tamper-events-access';
import { alarmTampering } from './tamper-events-alarms';
import { detectionTampering } from './tamper-events-detection';
import { evidenceTampering } from './tamper-events-evidence';
import { guardrailTampering } from './tamper-events-guardrails';

/** What the table of tampering is about: the names that this estate gave to what Firebreak owns. */
export interface TamperScope {
  /** Management, forensic and security account: what is everyday elsewhere is not here. */
  readonly coreAccounts: readonly string[];
  /** Where responders sign in. */
  readonly securityAccount: string;
  /** Every bucket that holds evidence, logs on their way to it, or state. */
  readonly buckets: readonly Matcher[];
  readonly evidenceBucket: string;
  /** Names of the responder roles and of the roles that deploy Firebreak. */
  readonly roles: readonly string[];
  readonly breakGlassRole: string;
  readonly alarmTopicArn: string;
  readonly alarmBus: string;
  readonly alarmQueue: string;
}

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
