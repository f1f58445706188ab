import { accountsOf, type AwsAccount } from '../../../aws/accounts';
import type { Estate } from '../../../estate/schema';
import type { Path } from '../../../files/problem';
import type { Parts } from '../../../files/valid-parts';
import type { AwsTargets } from '../../aws-targets';
import { listed, type IncidentParts } from '../check';

export interface TargetPart {
  /** `aws[0]` */
  readonly path: Path;
  readonly target: Parts<AwsTargets>;
}

export interface KnownTarget extends TargetPart {
  readonly account: AwsAccount;
}

export function targetParts({ aws }: IncidentParts): TargetPart[] {
  return listed(['aws'], aws).map(({ entry: target, path }) => ({ target, path }));
}

/** The targets in accounts of the estate; known-account.ts reports the others. */
export function knownTargets(incident: IncidentParts, estate: Estate): KnownTarget[] {
  const accounts = new Map(accountsOf(estate.aws).map((account) => [account.id, account]));
  return targetParts(incident).flatMap((part) => {
    const account = accounts.get(part.target.account ?? '');
    return account ? [{ ...part, account }] : [];
  });
}
