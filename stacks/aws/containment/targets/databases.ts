import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster';
import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import type { AwsTargets } from '../../../incident/aws-targets';
import { ISOLATION } from '../../prepare/account-region/vpc-isolation';
import { address } from '../../../containment/address';
import type { ContainmentStack } from '../containment-stack';
import { keeps, type Contained, type TargetKind } from '../target-kind';
import { preparedGroup } from './prepared';

type Database = AwsTargets['databases'][number];

/** RDS instances and Aurora clusters, on the isolation group alone. Connections that are open stay open until they end. */
export const databases: TargetKind = {
  scp: (contained) => {
    const { account, targets, responders } = contained;
    if (!keeps(contained) || targets.databases.length === 0) return [];
    const resources = targets.databases.map(
      ({ region, kind, id }) => `arn:aws:rds:${region}:${account.id}:${kind === 'cluster' ? 'cluster' : 'db'}:${id}`,
    );
    return [keepContained({ sid: 'KeepDatabases', service: 'rds', resources, responders })];
  },
  isolation: {
    regions: ({ databases: found }) => found.map(({ region }) => region),
    build: (stack, contained, region) => {
      for (const database of contained.targets.databases.filter((candidate) => candidate.region === region)) {
        isolate(stack, contained, database);
      }
    },
  },
};

function isolate(stack: ContainmentStack, contained: Contained, database: Database): void {
  const { kind, region } = database;
  stack.borrow({
    type: kind === 'cluster' ? RdsCluster.tfResourceType : DbInstance.tfResourceType,
    id: address(kind, database.id),
    thing: `database ${database.id} in ${region} of ${contained.account.name}`,
    importId: database.id,
    argument: 'vpc_security_group_ids',
    original: database.groups,
    contained: () => [preparedGroup(stack, contained, ISOLATION.isolation, database)],
    adopt: (id, vpcSecurityGroupIds) => {
      const common = { vpcSecurityGroupIds, applyImmediately: true }; // not in the next maintenance window
      // Engine and class: what Terraform insists on being told, and then ignores like all the rest.
      return kind === 'cluster'
        ? new RdsCluster(stack, id, { ...common, engine: 'aurora-mysql' })
        : new DbInstance(stack, id, { ...common, instanceClass: 'db.t3.micro' });
    },
  });
}
