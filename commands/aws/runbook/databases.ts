import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

type Database = AwsTargets['databases'][number];

export function database(context: RunbookContext, target: Database): RunbookStep[] {
  return [snapshot(context, target), connections(context, target)];
}

function snapshot(context: RunbookContext, { id, kind, region }: Database): RunbookStep {
  const { incident } = context;
  const name = `firebreak-${incident.id}-${id}`.toLowerCase();
  const tags = `--tags Key=firebreak,Value=evidence Key=incident,Value=${incident.id}`;
  const call =
    kind === 'cluster'
      ? `create-db-cluster-snapshot --db-cluster-identifier ${id} --db-cluster-snapshot-identifier ${name}`
      : `create-db-snapshot --db-instance-identifier ${id} --db-snapshot-identifier ${name}`;
  return {
    id: `database-snapshot-${id}`,
    moment: incident.sequence === 'preserve-first' ? 'before-isolation' : 'after-containment',
    title: `Snapshot the database ${id}`,
    why: 'It is started here and completes by itself; isolation does not disturb it.',
    commands: [`aws rds ${call} ${tags} ${as('responder', context, region)}`],
    inverse: { none: 'Evidence: it stays.' },
  };
}

function connections(context: RunbookContext, { id, kind, region }: Database): RunbookStep {
  const with_ = as('breakGlass', context, region);
  const reboot = (name: string) => `aws rds reboot-db-instance --db-instance-identifier ${name} ${with_}`;
  return {
    id: `database-connections-${id}`,
    moment: 'after-containment',
    title: `End the connections to ${id} that are open`,
    why:
      'They are tracked, so that the isolation group does not cut them. A restart does; what is in memory of the engine (sessions, ' +
      'running statements) is lost. Break-glass, because responders restart nothing.',
    commands:
      kind === 'instance'
        ? [reboot(id)]
        : [
            `for member in $(aws rds describe-db-clusters --db-cluster-identifier ${id} ` +
              `--query 'DBClusters[0].DBClusterMembers[].DBInstanceIdentifier' --output text ${with_}); do ${reboot('"$member"')}; done`,
          ],
    inverse: { none: 'The database comes back by itself.' },
  };
}
