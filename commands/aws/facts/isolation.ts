import type { Tag } from '@aws-sdk/client-ec2';
import { OWNER_TAG } from '../../../stacks/aws/names';
import { ISOLATION } from '../../../stacks/aws/prepare/account-region/vpc-isolation';

/** Whether a security group is one of those that isolate; their names are unique in a VPC. */
export function isIsolationGroup(name: string | undefined): boolean {
  return name === ISOLATION.isolation || name === ISOLATION.untracked;
}

/** Whether a NACL is the one that cuts everything; NACLs have no names, and only preparedness can put on the owner's tag. */
export function isQuarantineAcl(tags: readonly Tag[] = []): boolean {
  const has = (key: string, value: string) => tags.some((tag) => tag.Key === key && tag.Value === value);
  return has('Name', ISOLATION.denyAll) && has(OWNER_TAG.key, OWNER_TAG.value);
}
