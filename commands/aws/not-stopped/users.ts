import type { Row } from '../../not-stopped/row';
import { CHAINED, LEFT_BEHIND, type SectionsOf } from './sections';

export const users: SectionsOf = ({ account, targets }) =>
  targets.users.map(({ name }) => ({
    target: `user ${name}`,
    rows: [...(account.kind === 'security' ? [] : [FEDERATED]), CHAINED, LEFT_BEHIND, CREDENTIALS],
  }));

/**
 * Those of `GetSessionToken` have the ARN of the user: the SCP meets them at once. So does a denial whatever was presigned: it
 * is decided when it is used. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 *
 * In the security account, where IAM is told nothing, the SCP denies every such session (deny-principals.ts).
 */
const FEDERATED: Row = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
  what: 'sessions that it made with GetFederationToken, for the seconds until its denial in IAM is in force: the SCP does not know whose they are',
  instead: 'see that the denial is on: `firebreak status`; while it is, they can do nothing',
};

const CREDENTIALS: Row = {
  what: 'its password and MFA devices, also those that an intruder added: they work again after release',
  instead: '`firebreak runbook` has the commands that change and deactivate them, before release',
};
