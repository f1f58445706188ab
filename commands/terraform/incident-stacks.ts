import type { TerraformStack } from 'cdktf';
import { join } from 'node:path';
import type { AwsContext } from '../../stacks/aws/aws-stack';
import { respondAws } from '../../stacks/aws/respond';
import { hasAzure } from '../../stacks/azure/azure-stack';
import { respondAzure } from '../../stacks/azure/respond';
import { isGone } from '../../stacks/incident/gone';
import type { Incident } from '../../stacks/incident/schema';
import type { StackFolder } from './in-order';
import { synthesise } from './synthesise';
import { readSynthesised } from './stack-json';

export interface IncidentStack extends StackFolder {
  /** Account and region in which it works; of Azure the subscription, and no region. */
  readonly account: string;
  readonly region: string;
}

/** The synthesised stacks of one incident. */
export interface IncidentStacks {
  /** In the order in which they are applied. */
  readonly containment: readonly IncidentStack[];
  /** Ids of those that cut the network: `preserve-first` starts capture before. */
  readonly isolation: readonly string[];
  /** In any order, the same in every phase; an apply lasts until the last snapshot is complete. */
  readonly evidence: readonly IncidentStack[];
  /** Those in accounts that are gone: nothing is done with them. */
  readonly leftOut: readonly IncidentStack[];
  /** Folder that the stacks were synthesised into. */
  readonly outdir: string;
}

/**
 * Synthesises the stacks of one incident where `cdktf deploy` does, so that both work on the same folders and states.
 *
 * @param incidents all of them: what two would change is refused.
 */
export function incidentStacks(context: AwsContext, incidents: readonly Incident[], id: string): IncidentStacks {
  const { built, outdir } = synthesise((app) => ({
    ...respondAws(app, context, incidents),
    azure: hasAzure(context) ? respondAzure(app, context, incidents) : [],
  }));
  const containment = built.containment.find(({ incident }) => incident.id === id);
  const evidence = built.evidence.find(({ incident }) => incident.id === id);
  const azure = built.azure.find(({ incident }) => incident.id === id);
  const folderOf = (stack: TerraformStack): IncidentStack => {
    const folder = join(outdir, 'stacks', stack.node.id);
    const after = stack.dependencies.map((dependency) => dependency.node.id);
    return { id: stack.node.id, folder, after, ...readSynthesised(folder).place };
  };
  const quarantine = containment ? [containment.quarantine] : [];
  const identities = [...(containment?.identities ?? []), ...(azure?.identities ?? [])];
  const isolation = [...(containment?.isolation ?? []), ...(azure?.isolation ?? [])];
  const contained = [...quarantine, ...identities, ...isolation].map(folderOf);
  const facts = evidence ? [evidence.facts] : [];
  const preserved = [...facts, ...(evidence?.captures ?? []), ...(azure?.evidence ?? [])].map(folderOf);
  const gone = incidents.find((incident) => incident.id === id)?.aws.filter(isGone) ?? [];
  const isWithin = ({ account }: IncidentStack) => !gone.some((targets) => targets.account === account);
  return {
    containment: contained.filter(isWithin),
    isolation: isolation.map((stack) => stack.node.id),
    evidence: preserved.filter(isWithin),
    leftOut: [...contained, ...preserved].filter((stack) => !isWithin(stack)),
    outdir,
  };
}
