import { accountSabotages } from './account-sabotages';
import { evidenceSabotages } from './evidence-sabotages';
import { guardrailSabotages } from './guardrail-sabotages';
import { logSabotages } from './log-sabotages';
import { practiceSabotages } from './practice-sabotages';
import { roleSabotages } from './role-sabotages';
import type { Sabotage, Saboteur } from './sabotage';

/** Every sabotage, to be done one at a time. Enforcement may be on. */
export function sabotages(saboteur: Saboteur): Sabotage[] {
  return [
    ...evidenceSabotages(saboteur),
    ...guardrailSabotages(saboteur),
    ...roleSabotages(saboteur),
    ...accountSabotages(saboteur),
    ...logSabotages(saboteur),
    ...practiceSabotages(saboteur),
  ];
}
