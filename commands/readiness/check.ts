import type { AwsAccount } from '../../stacks/aws/accounts';
import type { Live } from '../aws/readiness/live/live';

/** What does not hold, and the command or edit that mends it. */
export interface Fault {
  readonly what: string;
  readonly fix: string;
}

/** What one question found. Without a fault, it holds. */
export interface Answer {
  readonly faults: readonly Fault[];
  /** What the reader should know besides. Equal notes of several places are printed once. */
  readonly note?: string;
}

export interface Question {
  /** Place that the answer is about, in front of each of its faults. */
  readonly where: string;
  /** @throws Error when the place cannot be asked: that is a fault, never a skip. */
  readonly ask: () => Promise<Answer>;
}

/** One line of readiness: holds in every place that it is asked in, or has a line for each fault. */
export interface Check {
  /** For programs, never changed: JSON and JUnit carry it. */
  readonly id: string;
  /** What is true when it holds. */
  readonly holds: (live: Live) => string;
  readonly questions: (live: Live) => readonly Question[];
}

export function answer(faults: readonly Fault[], note?: string): Answer {
  return { faults, note };
}

export function fault(what: string, fix: string): Fault {
  return { what, fix };
}

/** The fault, unless it holds. */
export function unless(holds: boolean, what: string, fix: string): Fault[] {
  return holds ? [] : [{ what, fix }];
}

export function once(where: string, ask: Question['ask']): Question[] {
  return [{ where, ask }];
}

export function inEveryAccount({ accounts }: Live, ask: (account: AwsAccount) => Promise<Answer>): Question[] {
  return accounts.map((account) => ({ where: account.name, ask: () => ask(account) }));
}

/** Every account of the estate, in every region in which it is active. */
export function inEveryRegion(
  { accounts }: Live,
  ask: (account: AwsAccount, region: string) => Promise<Answer>,
): Question[] {
  return accounts.flatMap((account) => inEveryRegionOf(account, account.regions, ask));
}

export function inEveryRegionOf(
  account: AwsAccount,
  regions: readonly string[],
  ask: (account: AwsAccount, region: string) => Promise<Answer>,
): Question[] {
  return regions.map((region) => ({ where: `${account.name} ${region}`, ask: () => ask(account, region) }));
}
