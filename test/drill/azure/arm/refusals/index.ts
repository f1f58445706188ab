import type { Refusal } from './attempt';
import { lockedRetention } from './immutability';
import { underLock } from './locks';
import { missingReference } from './missing-references';
import { deniedAction } from './policy/deny-action';
import { deniedWrite } from './policy/deny-write';
import { badSecurityRule } from './security-rules';

/** Everything that is refused; each can be switched off by its name, to prove that it is this that refuses. */
export const refusals = {
  missingReferences: missingReference,
  securityRules: badSecurityRule,
  locks: underLock,
  immutability: lockedRetention,
  deniedActions: deniedAction,
  deniedWrites: deniedWrite,
} satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof refusals;
