import type { AwsEstate } from '../estate/aws-schema';

export type AccountKind = 'management' | 'forensic' | 'security' | 'member';

/** One account of the estate, with defaults applied. */
export interface AwsAccount {
  readonly name: string;
  readonly kind: AccountKind;
  readonly id: string;
  readonly regions: readonly string[];
  readonly vpcs: readonly { readonly id: string; readonly region: string }[];
  /** Serves public buckets on purpose. */
  readonly publicBuckets: boolean;
}

/** Every account of the estate: management, forensic, security, then the members in the order of the file. */
export function accountsOf(aws: AwsEstate): AwsAccount[] {
  const account = (kind: AccountKind, name: string, entry: AwsEstate['management']): AwsAccount => ({
    name,
    kind,
    id: entry.id,
    regions: entry.regions ?? aws.regions,
    vpcs: entry.vpcs,
    publicBuckets: entry.publicBuckets,
  });
  const management = account('management', 'management', aws.management);
  const security = account('security', 'security', aws.security);
  const members = aws.members.map((member) => account('member', member.name, member));
  const forensic = account('forensic', 'forensic', aws.forensic);
  // Log destinations and snapshot keys are regional: the forensic account is active wherever anybody is.
  const everywhere = new Set([forensic, management, security, ...members].flatMap(({ regions }) => regions));
  return [management, { ...forensic, regions: [...everywhere] }, security, ...members];
}
