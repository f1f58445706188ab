import {
  DescribeDBSnapshotAttributesCommand,
  RDSClient,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBSnapshots,
} from '@aws-sdk/client-rds';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const rds: Service = ({ sdk }) => {
  const client = new RDSClient(sdk);
  return {
    database: async () =>
      byId(
        await listed(paginateDescribeDBInstances({ client }, {}), (page) => page.DBInstances),
        (database) => database.DBInstanceIdentifier,
      ),
    'database cluster': async () =>
      byId(
        await listed(paginateDescribeDBClusters({ client }, {}), (page) => page.DBClusters),
        (cluster) => cluster.DBClusterIdentifier,
      ),
    'database snapshot': async () =>
      byId(
        await listed(paginateDescribeDBSnapshots({ client }, {}), (page) => page.DBSnapshots),
        (snapshot) => snapshot.DBSnapshotIdentifier,
        async ({ DBSnapshotIdentifier }) => {
          const { DBSnapshotAttributesResult: shared } = await client.send(
            new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier }),
          );
          return { DBSnapshotAttributes: shared?.DBSnapshotAttributes };
        },
      ),
  };
};
