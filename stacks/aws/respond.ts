import type { App } from 'cdktf';
import type { Incident } from '../incident/schema';
import type { AwsContext } from './aws-stack';
import { containAws, type AwsContainment } from './containment/contain';
import { evidenceStacks, type AwsEvidence } from './evidence/evidence-stacks';

/** The stacks of every incident. Evidence does not depend on containment, nor containment on evidence. */
export interface AwsResponse {
  readonly evidence: readonly AwsEvidence[];
  readonly containment: readonly AwsContainment[];
}

/**
 * @param incidents all of them: what two would change is refused.
 * @throws Error as `containAws` and `evidenceStacks` do.
 */
export function respondAws(app: App, context: AwsContext, incidents: readonly Incident[]): AwsResponse {
  const evidence = evidenceStacks(app, context, incidents);
  return { evidence, containment: containAws(app, context, incidents) };
}
