import type { Statement } from '../../../policies/document';
import type { AwsTargets } from '../../incident/aws-targets';
import type { Incident } from '../../incident/schema';
import type { AwsAccount } from '../accounts';
import type { AwsNames } from '../names';
import type { ContainmentStack } from './containment-stack';

/** What is contained in one account. */
export interface Contained {
  readonly incident: Incident;
  readonly account: AwsAccount;
  readonly targets: AwsTargets;
  readonly names: AwsNames;
  /** Exact ARNs of the responder and break-glass roles of this account: whom an SCP on it spares. */
  readonly responders: readonly string[];
  /** The same of the security and the forensic account too: whom an RCP on it spares. */
  readonly respondersAnywhere: readonly string[];
}

/**
 * A kind of thing that is contained: all that Firebreak does to it, in every phase. One file each in `targets/`, listed in
 * `target-kinds.ts`; the three stacks of an incident go through that list.
 */
export interface TargetKind {
  /** Statements of the account's SCP: who is denied, what is kept as it is. */
  readonly scp?: (contained: Contained) => Statement[];
  /** Statements of the account's RCP: what is denied to everybody. */
  readonly rcp?: (contained: Contained) => Statement[];
  /** What the quarantine stack holds besides these. */
  readonly quarantine?: (stack: ContainmentStack, contained: Contained) => void;
  /** What IAM itself is told, in the account. */
  readonly identities?: Part<(stack: ContainmentStack, contained: Contained) => void>;
  /** What happens in one region of the account. */
  readonly isolation?: RegionalPart;
}

interface Part<Build> {
  /** Whether the account has such targets, in any phase: a stack exists from `contain` to `close`. */
  readonly concerns: (targets: AwsTargets) => boolean;
  readonly build: Build;
}

interface RegionalPart {
  /** Regions that have such targets. */
  readonly regions: (targets: AwsTargets) => readonly string[];
  readonly build: (stack: ContainmentStack, contained: Contained, region: string) => void;
}

/** Whether the account's SCP has to keep targets as they are: with the whole account in quarantine nobody changes anything. */
export function keeps({ incident, targets }: Contained): boolean {
  return incident.phase === 'contain' && !targets.quarantine;
}
