import { DENY_ALL_POLICY } from '../../../../policies/aws/containment/deny-all';
import { IAM_PATH } from '../../names';
import type { Hold } from '../measures';
import type { Contained } from '../target-kind';

/**
 * Where IAM can be told of a denial. Nowhere in the security account: responders sign in there, so their role must change no
 * identity of it (responder-principals.ts). Nor for the roles of Identity Center, which nobody in the account can change.
 */
export function iamOf({ account }: Contained, name: string, denial: 'inline' | 'managed'): Hold['iam'] {
  return account.kind === 'security' || name.startsWith('AWSReservedSSO_') ? 'none' : denial;
}

export function denyAllArn({ account }: Contained): string {
  return `arn:aws:iam::${account.id}:policy${IAM_PATH}${DENY_ALL_POLICY}`;
}
