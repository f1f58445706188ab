import type { Statement } from '../../../policies/document';
import type { Estate } from '../../estate/schema';
import type { AwsTargets } from '../../incident/aws-targets';
import type { Incident } from '../../incident/schema';
import type { AwsAccount } from '../accounts';
import { awsNames } from '../names';
import type { PolicyKind } from './organization-policy';
import type { Contained } from './target-kind';
import { TARGET_KINDS } from './target-kinds';

/** One account of an incident, with whom its policies spare. */
export function containedIn(estate: Estate, incident: Incident, account: AwsAccount, targets: AwsTargets): Contained {
  const names = awsNames(estate);
  const responders = (id: string) => [names.responderArn(id), names.breakGlassArn(id)];
  const respondersAnywhere = [...new Set([account.id, estate.aws.security.id, estate.aws.forensic.id])].flatMap(
    responders,
  );
  return { incident, account, targets, names, responders: responders(account.id), respondersAnywhere };
}

/** What the incident's policy of one kind says in the account; none where nothing is to be said. */
export function statementsOf(kind: PolicyKind, contained: Contained): Statement[] {
  const says = { SCP: 'scp', RCP: 'rcp' } as const;
  return TARGET_KINDS.flatMap((target) => target[says[kind]]?.(contained) ?? []);
}
