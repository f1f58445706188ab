import { measures } from '../measures';
import type { TargetKind } from '../target-kind';
import { denials } from './principals';

/** The root user of a member account: only an SCP binds it. That of the management account nothing binds. */
export const rootUser: TargetKind = {
  scp: (contained) =>
    denials(
      'ContainRoot',
      contained,
      contained.targets.root
        ? [
            {
              denied: { arns: [`arn:aws:iam::${contained.account.id}:root`] },
              denial: measures(contained.incident, { control: 'deny', iam: 'none' }).scp,
            },
          ]
        : [],
    ),
};
