import type { Check } from './check';

/** Isolation before capture loses evidence: somebody answers for it by name and reason. */
export const sequenceReason: Check = ({ sequence, reason }) => {
  if (sequence !== 'isolate-first' || reason?.trim()) return [];
  return [
    {
      path: ['sequence'],
      message: 'isolate-first needs a reason',
      allowed: 'preserve-first; or isolate-first with reason',
      fix: "add 'reason:', such as: ransomware is spreading; or write preserve-first",
    },
  ];
};
