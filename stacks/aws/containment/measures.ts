import { IR_CONTAINMENT, denyAll } from '../../../policies/aws/containment/deny-all';
import { IR_SESSION_REVOCATION, revokeSessions } from '../../../policies/aws/containment/revoke-sessions';
import type { PolicyDocument } from '../../../policies/document';
import type { Incident } from '../../incident/schema';
import type { AwsAccount } from '../accounts';

/** Everything, at once; or only sessions issued before a moment. */
export interface Denial {
  readonly issuedBefore?: Date;
}

/** How one principal is held in the phase that the incident is in. */
export interface Measures {
  /** By the account's SCP. */
  readonly scp?: Denial;
  /** By an inline policy on the principal. */
  readonly inline?: Denial;
  /** By the staged managed policy. */
  readonly managed: boolean;
}

export interface Hold {
  readonly control: 'deny' | 'revoke-sessions';
  /** Where IAM can be told; `none` for principals that nobody in the account can change. */
  readonly iam: 'inline' | 'managed' | 'none';
}

/**
 * Where IAM can be told of a denial. Nowhere in the security account: responders sign in there, so their role must change no
 * identity of it (responder-principals.ts). Nor for the roles of Identity Center, which nobody in the account can change.
 */
export function iamOf({ kind }: Pick<AwsAccount, 'kind'>, name: string, denial: 'inline' | 'managed'): Hold['iam'] {
  return kind === 'security' || name.startsWith('AWSReservedSSO_') ? 'none' : denial;
}

/**
 * Contained: by SCP, and in IAM. Released: old sessions only, in IAM; by SCP where IAM has no room for an inline policy.
 * Lifting the deny alone would bring them back to life. Closed: nothing.
 *
 * Sessions revoked without a deny stay revoked as of the same moment: since then nobody was stopped, so that no later
 * session is suspect.
 */
export function measures(incident: Incident, { control, iam }: Hold): Measures {
  if (incident.phase === 'close') return { managed: false };
  const contained = incident.phase === 'contain';
  if (control === 'deny' && contained) {
    return { scp: {}, inline: iam === 'inline' ? {} : undefined, managed: iam === 'managed' };
  }
  const old: Denial = { issuedBefore: control === 'deny' ? releasedAt(incident) : new Date(incident.sessionCutoff) };
  const inline = iam === 'inline' ? old : undefined;
  return { scp: contained || !inline ? old : undefined, inline, managed: false };
}

/** @throws Error when the file does not say when the incident was released. */
export function releasedAt({ id, releasedAt: moment }: Incident): Date {
  if (!moment) {
    throw new Error(
      `${id} is released, and its releasedAt is missing: give the time of release, before which sessions stay dead`,
    );
  }
  return new Date(moment);
}

/** Name and text of the inline policy. The incident is in the name: each takes off its own. */
export function inlinePolicy({ id }: Incident, { issuedBefore }: Denial): { name: string; document: PolicyDocument } {
  return issuedBefore
    ? { name: `${IR_SESSION_REVOCATION}-${id}`, document: revokeSessions({ issuedBefore }) }
    : { name: `${IR_CONTAINMENT}-${id}`, document: denyAll() };
}
