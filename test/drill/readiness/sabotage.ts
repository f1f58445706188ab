import { awsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import type { Principal } from '../clients';
import type { Organization } from '../organization';

/** One way to undo preparedness, behind the back of Terraform and CloudFormation. */
export interface Sabotage {
  readonly name: string;
  /** What readiness must say of it: each fault, as `<check> <place>: <what>`, and there must be one. */
  readonly names: RegExp;
  /** What it must say besides, of everything that it can no longer look at. @default - nothing more may be said */
  readonly blinds?: RegExp;
  readonly do: () => Promise<unknown>;
  /** Puts everything back: readiness is green afterwards. */
  readonly undo: () => Promise<unknown>;
}

/** What a sabotage is done with: an administrator of the management account, and of every other by the deployment role. */
export interface Saboteur {
  readonly url: string;
  readonly organization: Organization;
  readonly estate: Estate;
  readonly names: ReturnType<typeof awsNames>;
  /** An administrator of the account. */
  readonly in: (account: keyof Organization['accounts']) => Promise<Principal>;
  /** `cdktf deploy` of one stack: what readiness says that mends it. */
  readonly deploy: (stack: string) => Promise<unknown>;
  /** Folder of the incident files. */
  readonly incidents: string;
}

export function saboteur({ url, organization, estate, deploy, incidents }: Omit<Saboteur, 'names' | 'in'>): Saboteur {
  const { accounts, deployer } = organization;
  const names = awsNames(estate);
  return {
    url,
    organization,
    estate,
    names,
    deploy,
    incidents,
    in: async (account) =>
      account === 'management' ? deployer : deployer.assume(names.deploymentRoleArn(accounts[account])),
  };
}

/** What `npx firebreak readiness --json` prints, as far as it is needed here. */
export interface Outcome {
  readonly checks: readonly { readonly id: string; readonly faults: readonly { readonly what: string }[] }[];
}

/** Every fault, as `<check> <place>: <what>`. */
export function faultsIn({ checks }: Outcome): string[] {
  return checks.flatMap(({ id, faults }) => faults.map(({ what }) => `${id} ${what}`));
}

/** Whether readiness names the sabotage and nothing else, and hides nothing that it cannot look at for it. */
export function isNamedAlone({ names, blinds }: Pick<Sabotage, 'names' | 'blinds'>, outcome: Outcome): boolean {
  const faults = faultsIn(outcome);
  const named = faults.filter((fault) => names.test(fault));
  const unseen = faults.filter((fault) => blinds?.test(fault));
  if (blinds && unseen.length === 0) return false;
  return named.length > 0 && faults.length === named.length + unseen.length;
}
