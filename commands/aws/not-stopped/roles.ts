import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Row } from '../../not-stopped/row';
import { CHAINED, LEFT_BEHIND, type SectionsOf } from './sections';

export const roles: SectionsOf = ({ targets }) =>
  targets.roles.map((role) => ({ target: `role ${role.name}`, rows: rowsOf(role) }));

function rowsOf({ control }: AwsTargets['roles'][number]): Row[] {
  return [...(control === 'deny' ? [RUNNING] : [FRESH]), CHAINED, LEFT_BEHIND];
}

const RUNNING: Row = {
  what: 'jobs that run as the role: builds, containers, Glue, notebooks compute and talk on, without rights in AWS',
  instead: 'stop them where they run, or isolate their network',
};

/** Revocation ends sessions, and whoever makes them makes another one. */
const FRESH: Row = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
  what:
    'new sessions: whoever may assume the role, by whatever way (instance, job, identity provider, Cognito, Roles Anywhere), ' +
    'gets one that works',
  instead: 'narrow its trust policy, isolate the instance, or write control: deny',
};
