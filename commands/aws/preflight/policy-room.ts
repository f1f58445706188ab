import { denyAll } from '../../../policies/aws/containment/deny-all';
import { revokeSessions } from '../../../policies/aws/containment/revoke-sessions';
import { policySize } from '../../../policies/document';
import type { PolicyRoom } from '../facts/facts';

/** Characters of all inline policies together. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const INLINE_QUOTA = { user: 2048, role: 10_240 } as const;

/** Managed policies on one user or role, unless AWS has raised it. Same page. */
export const ATTACHED_QUOTA = 10;

/** What release needs at its widest: the revocation is put on before the deny-all is taken off. */
const NEEDED = policySize(denyAll()) + policySize(revokeSessions({ issuedBefore: new Date(0) }));

/** Inline where it fits; the staged managed policy where not. */
export function denialFor(kind: keyof typeof INLINE_QUOTA, { inlineUsed }: PolicyRoom): 'inline' | 'managed' {
  return inlineUsed + NEEDED <= INLINE_QUOTA[kind] ? 'inline' : 'managed';
}

/** Whether neither an inline nor a managed policy fits. */
export function hasNoRoom(kind: keyof typeof INLINE_QUOTA, room: PolicyRoom): boolean {
  return denialFor(kind, room) === 'managed' && room.attachedManaged.length >= ATTACHED_QUOTA;
}
