import { policyDocument, type PolicyDocument } from '../../document';

/** Name of the inline policy that denies a contained user or role everything. */
export const IR_CONTAINMENT = 'IRContainment';

/** Name of the managed deny policy, staged in every account under the Firebreak path, attached to nobody. */
export const DENY_ALL_POLICY = 'firebreak-deny-all';

/**
 * Denies everything, at once and to sessions that exist already: 84 characters.
 *
 * Unconditional, because a condition on the time of the session spares long-term keys (revoke-sessions.ts). Inline, it
 * shares a user's 2,048 characters with the user's other policies; when they leave too little, the managed policy with
 * the same document fits.
 */
export function denyAll(): PolicyDocument {
  return policyDocument({ Effect: 'Deny', Action: '*', Resource: '*' });
}
