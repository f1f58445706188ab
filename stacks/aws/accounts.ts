import type { AwsEstate } from '../estate/aws-schema';

export type AccountKind = 'management' | 'forensic' | 'security' | 'member';

/** One account of the estate, with defaults applied. */
export interface AwsAccount {
  readonly name: string;
  readonly kind: AccountKind;
  readonly id: string;
  readonly regions: readonly string[];
  readonly vpcs: readonly { readonly id: string; readonly region: string }[];
}

/** Every account of the estate: management, forensic, security, then the members in the order of the file. */
export function accountsOf(aws: AwsEstate): AwsAccount[] {
  const account = (kind: AccountKind, name: string, entry: AwsEstate['management']): AwsAccount => ({
    name,
    kind,
    id: entry.id,
    regions: entry.regions ?? aws.regions,
    vpcs: entry.vpcs,
  });
  return [
    account('management', 'management', aws.management),
    account('forensic', 'forensic', aws.forensic),
    account('security', 'security', aws.security),
    ...aws.members.map((member) => account('member', member.name, member)),
  ];
}
