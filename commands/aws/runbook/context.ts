import type { AwsAccount } from '../../../stacks/aws/accounts';
import type { AwsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';

/** Responder roles, as the estate file has them. */
export type Role = keyof Estate['aws']['responders']['roles'];

/** One account of an incident. */
export interface RunbookContext {
  readonly incident: Incident;
  readonly estate: Estate;
  readonly names: AwsNames;
  readonly accounts: readonly AwsAccount[];
  readonly account: AwsAccount;
  readonly targets: AwsTargets;
}

const PROFILE = {
  investigator: 'investigator',
  responder: 'responder',
  evidenceCustodian: 'custodian',
  breakGlass: 'break-glass',
};

/** Profile of the AWS CLI for a role in an account. The first step of the runbook makes those that are used. */
export function profile(role: Role, accountName: string): string {
  return `firebreak-${PROFILE[role]}-${accountName}`;
}

/** The role and account of a profile of ours. */
export function roleOf(name: string, accounts: readonly AwsAccount[]): { role: Role; account: AwsAccount } | undefined {
  const roles = Object.keys(PROFILE) as Role[];
  const pairs = roles.flatMap((role) => accounts.map((account) => ({ role, account })));
  return pairs.find(({ role, account }) => profile(role, account.name) === name);
}

/** With whose rights, and where: the end of a command. */
export function as(role: Role, { account }: Pick<RunbookContext, 'account'>, region?: string): string {
  return `--profile ${profile(role, account.name)}${region ? ` --region ${region}` : ''}`;
}

/** Name of the file that keeps what a thing was like before; its inverse reads it. */
export function record({ incident }: RunbookContext, thing: string, what: string): string {
  return `${incident.id}-${thing}-${what}`;
}
