import type { GeneratedPolicy } from '../../../estate/checks/policy-quotas';
import type { Estate } from '../../../estate/schema';
import { guardrailSizes } from './guardrail-policies';
import { responderSizes } from '../responders/responder-policies';

/** Every AWS policy whose size depends on the estate, so that a quota is exceeded at synth and not half-way through a deployment. */
export function awsPolicySizes(estate: Estate): GeneratedPolicy[] {
  return [...guardrailSizes(estate), ...responderSizes(estate)];
}
