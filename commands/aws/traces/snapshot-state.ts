import { DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import type { Estate } from '../../../stacks/estate/schema';
import type { IncidentStacks } from '../../terraform/incident-stacks';
import { Responder } from '../facts/responder';

/** What AWS says of a snapshot of an evidence stack, such as `pending`; undefined when it has none of that id. */
export type SnapshotState = (stackId: string, snapshotId: string) => Promise<string | undefined>;

/** A stack makes snapshots in its own account, and copies of them in the forensic one. */
export function snapshotStates(incident: string, { evidence }: IncidentStacks, estate: Estate): SnapshotState {
  return async (stackId, snapshotId) => {
    const place = evidence.find(({ id }) => id === stackId);
    if (!place) return undefined;
    const Filters = [
      { Name: 'snapshot-id', Values: [snapshotId] },
      { Name: 'tag:incident', Values: [incident] },
    ];
    for (const account of new Set([place.account, estate.aws.forensic.id])) {
      const client = (await Responder.in(account, estate)).ec2(place.region);
      const { Snapshots: found = [] } = await client.send(
        new DescribeSnapshotsCommand({ OwnerIds: ['self'], Filters }),
      );
      if (found[0]) return found[0].State;
    }
    return undefined;
  };
}
