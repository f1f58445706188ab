import { accountParts } from './accounts';
import type { Check } from './check';
import { repeats } from '../../files/repeats';

/** Two stacks that manage one VPC's flow logs and groups would fight each other. */
export const duplicateVpcs: Check = (estate) => {
  const vpcs = accountParts(estate).flatMap(({ path, label, vpcs = [] }) =>
    vpcs.map((vpc, index) => ({ id: vpc?.id, label, path: [...path, 'vpcs', index, 'id'] })),
  );
  return repeats(vpcs, ({ id }) => id).map(({ entry, first }) => ({
    path: entry.path,
    message:
      first.label === entry.label
        ? `${entry.id} is listed twice in ${entry.label}`
        : `${entry.id} is listed twice: in ${first.label} and in ${entry.label}`,
    allowed: 'each VPC once, in the account that owns it',
    fix: 'keep it where `aws ec2 describe-vpcs` shows it with OwnerId of that account (a shared VPC shows in several)',
  }));
};
