/** A record as CloudTrail writes it; only the fields that decide where it belongs are named. */
export interface CloudTrailRecord {
  readonly eventID: string;
  /** As `2026-11-20T18:04:05Z`. */
  readonly eventTime: string;
  readonly awsRegion: string;
  /** Whose log it is. */
  readonly recipientAccountId: string;
  readonly [field: string]: unknown;
}

/** What the emulator answers when it is asked for its records. */
export interface Fetched {
  readonly records: readonly CloudTrailRecord[];
  /** Time of the last record that the emulator had no room for any more. */
  readonly lostUntil: string | null;
  /** Number of calls that could not be recorded, by what went wrong. */
  readonly problems: Readonly<Record<string, number>>;
}

/** The form of `eventTime`: whole seconds. */
export function eventTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/**
 * The records, if they are all there are.
 *
 * @param since first moment that they were asked for, as `eventTime`.
 * @throws Error when some are missing: a hunt in a log with holes proves nothing.
 */
export function complete({ records, lostUntil, problems }: Fetched, since: string): readonly CloudTrailRecord[] {
  const unrecorded = Object.entries(problems).map(([problem, calls]) => `${calls} times ${problem}`);
  if (unrecorded.length > 0) throw new Error(`the emulator could not record calls: ${unrecorded.join('; ')}`);
  if (lostUntil !== null && lostUntil >= since) {
    throw new Error(
      `the emulator keeps no records of before ${lostUntil} any more, and ${since} was asked for: ask for later ones, or raise ` +
        'MOST_BYTES in test/drill/emulator/cloudtrail_log/ledger.py',
    );
  }
  return records;
}
