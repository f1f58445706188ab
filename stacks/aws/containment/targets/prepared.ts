import { DataAwsSecurityGroup } from '@cdktf/provider-aws/lib/data-aws-security-group';
import { OWNER_TAG } from '../../names';
import type { ContainmentStack } from '../containment-stack';
import type { Contained } from '../target-kind';

/** What is isolated, for messages, and where. */
export interface InVpc {
  readonly id: string;
  readonly region: string;
  readonly vpc: string;
}

/** Tags of what preparedness put into a VPC. Nobody else can have put the first one there (tamper-protection-identities.ts). */
export const prepared = (name: string) => ({ [OWNER_TAG.key]: OWNER_TAG.value, Name: name });

/** @throws Error when the VPC is not in the estate file: then nothing waits in it. */
export function preparedVpc({ incident, account }: Contained, { id, region, vpc }: InVpc): void {
  if (account.vpcs.some((candidate) => candidate.id === vpc && candidate.region === region)) return;
  throw new Error(
    `${incident.id}: ${id} is in ${vpc} of ${region}, which the estate file does not list for ${account.name}: nothing waits ` +
      `there to isolate it with. Add the VPC to the estate file, and deploy prepare-aws-${account.name}-${region}`,
  );
}

/** Id of a security group that waits in the VPC; group names are unique in a VPC. */
export function preparedGroup(stack: ContainmentStack, contained: Contained, name: string, where: InVpc): string {
  preparedVpc(contained, where);
  const id = `${name}-${where.vpc}`;
  const found = stack.node.tryFindChild(id);
  if (found instanceof DataAwsSecurityGroup) return found.id;
  return new DataAwsSecurityGroup(stack, id, { name, vpcId: where.vpc, tags: prepared(name) }).id;
}
