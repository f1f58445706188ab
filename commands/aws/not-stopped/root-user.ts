import type { Row } from '../../not-stopped/row';
import { LEFT_BEHIND, type SectionsOf } from './sections';

export const rootUser: SectionsOf = ({ account, targets }) =>
  targets.root ? [{ target: 'root user', rows: [account.kind === 'management' ? UNBOUND : MEMBER, LEFT_BEHIND] }] : [];

const UNBOUND: Row = {
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
  what: 'everything that it does: neither an SCP nor IAM binds the root user of the management account',
  instead: 'take it back by hand, at once; `firebreak runbook` has the order',
};

const MEMBER: Row = {
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
  what: 'signing in, changing password and MFA, and the few tasks that SCPs do not restrict for root users',
  instead:
    'recover the root e-mail address, change password and MFA, delete its access keys; `firebreak runbook` has the order',
};
