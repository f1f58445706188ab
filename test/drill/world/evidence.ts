import { PREFIX } from '../../../policies/aws/logs/log-delivery';
import { INCIDENT_TAG } from '../../../policies/aws/incident-tag';
import { INCIDENT_STATE_PREFIX } from '../../../policies/aws/responders/incident-records';
import type { Change } from './differences';
import type { Json } from './world';

export interface Buckets {
  readonly evidenceBucket: string;
  readonly stateBucket: string;
}

interface Exception {
  readonly kind: string;
  readonly why: string;
  readonly is: (id: string, thing: Json, buckets: Buckets) => boolean;
}

/**
 * All that an incident leaves behind: things that are *new*. What was there before may neither change nor go.
 *
 * The associations of subnets with NACLs need no row: AWS gives them a new id at every replacement, so the world holds the
 * NACL by subnet (`services/ec2-network.ts`).
 */
const TABLE: readonly Exception[] = [
  {
    kind: 'snapshot',
    why: 'the volumes of contained instances, their shareable copies with the permission of the forensic account, and its own copies',
    is: (_id, snapshot) => isTagged(snapshot),
  },
  {
    kind: 'flow log',
    why: 'the traffic of a VPC that nothing recorded before the incident goes on being recorded after it',
    is: (_id, flowLog) => isTagged(flowLog),
  },
  {
    kind: 'object version',
    why: 'the facts of the incident, as often as its file changed: Object Lock keeps every version',
    is: (id, _version, { evidenceBucket }) => id.startsWith(`${evidenceBucket}/${PREFIX.incidents}`),
  },
  {
    kind: 'object version',
    why: "Terraform's state of the incident's stacks, its locks and their removal: the bucket has versioning",
    is: (id, _version, { stateBucket }) => id.startsWith(`${stateBucket}/${INCIDENT_STATE_PREFIX}`),
  },
];

/** Whether a change is something that an incident is meant to leave behind. */
export function isEvidence(buckets: Buckets): (change: Change) => boolean {
  return ({ kind, id, before, after }) =>
    before === undefined &&
    after !== undefined &&
    TABLE.some((exception) => exception.kind === kind && exception.is(id, after, buckets));
}

function isTagged(thing: Json): boolean {
  const { Tags } = thing as { readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] };
  return (Tags ?? []).some(({ Key, Value }) => Key === INCIDENT_TAG.key && Value === INCIDENT_TAG.evidence);
}
