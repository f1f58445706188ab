import type { Path } from '../../files/problem';
import { pathText } from '../../files/problem';
import type { EstateParts } from './check';

export interface AccountPart {
  readonly path: Path;
  /** `aws.forensic`, `aws.members[1] (payments)` */
  readonly label: string;
  readonly id?: string;
  readonly regions?: readonly (string | undefined)[];
  readonly vpcs?: readonly ({ readonly id?: string; readonly region?: string } | undefined)[];
}

/** The accounts of the estate in the order management, forensic, security, members. */
export function accountParts({ aws }: EstateParts): AccountPart[] {
  const special = (['management', 'forensic', 'security'] as const).map((key) => {
    const path = ['aws', key];
    return { ...aws?.[key], path, label: pathText(path) };
  });
  const members = (aws?.members ?? []).map((member, index) => {
    const path = ['aws', 'members', index];
    return { ...member, path, label: member?.name ? `${pathText(path)} (${member.name})` : pathText(path) };
  });
  return [...special, ...members];
}

/** The account id of an IAM role's ARN. */
export function accountOfArn(arn: string): string {
  return arn.split(':')[4] ?? '';
}
