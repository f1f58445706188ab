import { Snapshot } from '@cdktf/provider-azurerm/lib/snapshot';
import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import { address } from '../../containment/address';
import { partsOfResourceId } from '../../estate/azure-schema-values';
import type { AzureSubscriptionTargets } from '../../incident/azure-targets';
import { incidentStatePrefix } from '../../incident-state';
import type { Incident } from '../../incident/schema';
import { AzureStack, type AzureStackProps } from '../azure-stack';
import { incidentTags } from '../incident-tags';
import { RESOURCE_GROUP } from '../names';

type Disk = AzureSubscriptionTargets['machines'][number]['disks'][number];

export interface IncidentEvidenceProps extends Omit<AzureStackProps, 'tags' | 'statePrefix'> {
  readonly incident: Incident;
  readonly disks: readonly Disk[];
}

/** A snapshot that takes longer is tainted, and the next apply would delete it. */
const PATIENCE = '24h';

/**
 * Snapshots of one incident, the same in every phase, in the resource group `firebreak` of the stack's subscription: the
 * incident-response subscription, out of the reach of whoever owns the machine; for disks that take incremental snapshots
 * only, their own one (https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots#restrictions).
 */
export class IncidentEvidence extends AzureStack {
  constructor(scope: Construct, id: string, props: IncidentEvidenceProps) {
    super(scope, id, {
      ...props,
      tags: incidentTags(props.incident, 'evidence'),
      statePrefix: incidentStatePrefix(props.incident),
    });
    for (const disk of props.disks) {
      new Snapshot(this, address('disk', disk.id), {
        name: snapshotName(props.incident.id, disk.id),
        resourceGroupName: RESOURCE_GROUP,
        location: disk.location,
        createOption: 'Copy',
        sourceUri: disk.id,
        incrementalEnabled: disk.incremental,
        networkAccessPolicy: 'DenyAll',
        publicNetworkAccessEnabled: false,
        tags: this.tags,
        timeouts: { create: PATIENCE },
        lifecycle: { preventDestroy: true },
      });
    }
  }
}

/** At most 80 letters, digits, `_`, `.` and `-`; distinct for disks of one name. */
function snapshotName(incident: string, disk: string): string {
  const { name } = partsOfResourceId(disk);
  return `${incident}-${name.slice(0, 38)}-${createHash('sha256').update(disk.toLowerCase()).digest('hex').slice(0, 8)}`;
}
