import { App, type TerraformStack } from 'cdktf';
import { join } from 'node:path';
import type { AwsContext } from '../../stacks/aws/aws-stack';
import { respondAws } from '../../stacks/aws/respond';
import type { Incident } from '../../stacks/incident/schema';
import type { StackFolder } from './in-order';

/** The synthesised stacks of one incident. */
export interface IncidentStacks {
  /** In the order in which they are applied. */
  readonly containment: readonly StackFolder[];
  /** Ids of those that cut the network: `preserve-first` starts capture before. */
  readonly isolation: readonly string[];
  /** In any order, the same in every phase; an apply lasts until the last snapshot is complete. */
  readonly evidence: readonly StackFolder[];
}

/**
 * Synthesises the stacks of one incident where `cdktf deploy` does, so that both work on the same folders and states.
 *
 * @param incidents all of them: what two would change is refused.
 */
export function incidentStacks(context: AwsContext, incidents: readonly Incident[], id: string): IncidentStacks {
  const app = new App();
  const response = respondAws(app, context, incidents);
  const containment = response.containment.find(({ incident }) => incident.id === id);
  const evidence = response.evidence.find(({ incident }) => incident.id === id);
  app.synth();
  const folderOf = (stack: TerraformStack): StackFolder => ({
    id: stack.node.id,
    folder: join(app.outdir, 'stacks', stack.node.id),
    after: stack.dependencies.map((dependency) => dependency.node.id),
  });
  const { quarantine, identities = [], isolation = [] } = containment ?? {};
  return {
    containment: [...(quarantine ? [quarantine] : []), ...identities, ...isolation].map(folderOf),
    isolation: isolation.map((stack) => stack.node.id),
    evidence: [...(evidence ? [evidence.facts] : []), ...(evidence?.captures ?? [])].map(folderOf),
  };
}
