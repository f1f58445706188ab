import type { AzureNames } from '../../../stacks/azure/names';
import type { AzureTargets } from '../../../stacks/incident/azure-targets';
import type { Incident } from '../../../stacks/incident/schema';

/** An incident as far as it lies in Azure. */
export interface RunbookContext {
  readonly incident: Incident;
  readonly targets: AzureTargets;
  readonly names: AzureNames;
}

const GRAPH = 'https://graph.microsoft.com/v1.0';

/** A call of Microsoft Graph with the responder's own sign-in. */
export function graph(method: 'GET' | 'POST', path: string): string {
  return `az rest --method ${method} --url '${GRAPH}/${path}'`;
}

/** Name of the file that keeps what a thing was like before; its inverse reads it. */
export function record({ incident }: RunbookContext, thing: string, what: string): string {
  return `${incident.id}-${thing}-${what}`;
}
