import type { Row } from '../../not-stopped/row';
import type { SectionsOf } from './sections';

export const databases: SectionsOf = ({ targets }) =>
  targets.databases.map(({ id, kind }) => ({
    target: `database ${id}`,
    rows: [...ALWAYS, ...(kind === 'cluster' ? [MEMBERS] : [])],
  }));

const ALWAYS: readonly Row[] = [
  {
    what: 'connections that are open already, and copies: read replicas, snapshots shared before',
    instead: 'end the sessions in the database, list the replicas as well, look for shared snapshots',
  },
  {
    what: 'new copies of a moment: whoever may take a snapshot in the account may restore it outside the isolation',
    instead: 'contain that principal, or the account',
  },
  {
    what: 'its passwords, which work again after release',
    instead: 'change the master password and those of the applications before release',
  },
];

/** The file names the cluster alone; its volume outlives the members. */
const MEMBERS: Row = {
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
  what: 'deleting or restarting its single members: the SCP keeps the cluster with its data, not what its members have in memory',
  instead: 'contain whoever may do that',
};
