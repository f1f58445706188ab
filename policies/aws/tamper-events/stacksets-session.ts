/**
 * Limits a pattern to calls that StackSets did not make: they set up every new account with these very calls, dozens of
 * them, and an alarm that comes with every account is soon ignored. Deletions are never exempt.
 *
 * Users and the root user have no session issuer, hence `exists: false`: `anything-but` needs the field to be there.
 */
export const notByStackSets = {
  userIdentity: {
    sessionContext: {
      sessionIssuer: { userName: [{ exists: false }, { 'anything-but': { prefix: 'stacksets-exec-' } }] },
    },
  },
} as const;
