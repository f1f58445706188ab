import { measures } from '../measures';
import type { TargetKind } from '../target-kind';
import { denials } from './principals';

/**
 * People of IAM Identity Center, by their id in its directory: whichever role of the account they use. The role itself is
 * everybody's who has the permission set, and nobody in the account can change it.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/prereqs-revoking-user-permissions.html
 */
export const identityCenterUsers: TargetKind = {
  scp: (contained) =>
    denials(
      'ContainPeople',
      contained,
      contained.targets.identityCenterUsers.map(({ id }) => ({
        denied: { identityCenterUsers: [id] },
        denial: measures(contained.incident, { control: 'deny', iam: 'none' }).scp,
      })),
    ),
};
