import { accountsOf, type AwsAccount } from '../../../../stacks/aws/accounts';
import type { AwsContext } from '../../../../stacks/aws/aws-stack';
import { awsNames, type AwsNames } from '../../../../stacks/aws/names';
import type { Estate } from '../../../../stacks/estate/schema';
import type { Incident } from '../../../../stacks/incident/schema';
import type { Session } from '../../../session';
import { Access } from './access';
import { Organization } from './organization';

/** What checks compare: what is declared, and access to what there is. */
export interface Live {
  readonly context: AwsContext;
  readonly estate: Estate;
  readonly names: AwsNames;
  readonly accounts: readonly AwsAccount[];
  readonly access: Access;
  readonly organization: Organization;
  /** Incidents that are contained now: what they attached is as it should be. */
  readonly contained: readonly Incident[];
  readonly session: Session;
}

/** AWS takes more at once than one machine can usefully wait for; the SDK keeps 50 connections at most. */
const CALLS_AT_ONCE = 32;

export function live(session: Session): Live {
  const { context } = session;
  const { estate } = context;
  const access = new Access(estate, CALLS_AT_ONCE);
  return {
    context,
    estate,
    names: awsNames(estate),
    accounts: accountsOf(estate.aws),
    access,
    organization: new Organization(access, estate),
    contained: session.incidents().filter(({ phase }) => phase === 'contain'),
    session,
  };
}
