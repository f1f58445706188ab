import type { Check } from '../check';

/** What cannot be taken back is said in words, with the number of days that it will last. */
export const evidenceLock: Check = ({ azure }) => {
  const { lock, retentionDays } = azure?.evidence ?? {};
  if (lock === undefined || retentionDays === undefined) return [];
  const words = `nobody can delete it for ${retentionDays} days`;
  if (lock === words) return [];
  return [
    {
      path: ['azure', 'evidence', 'lock'],
      message: 'the evidence store is locked for good only on these words',
      allowed: words,
      fix: 'write them if that is what you want: it cannot be taken back; or leave `lock` out',
    },
  ];
};
