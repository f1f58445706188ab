import type { Role, User } from '@aws-sdk/client-iam';
import type { UserIam } from './records';

type Described = Pick<User & Role, 'Path' | 'Arn' | 'CreateDate' | 'PermissionsBoundary' | 'Tags'>;
type Common = 'name' | 'path' | 'arn' | 'id' | 'created' | 'permissionsBoundary' | 'tags';

/** What users and roles have in common. */
export function principal(described: Partial<Described> & { name?: string; id?: string }): Pick<UserIam, Common> {
  const { name = '', id = '', Path: path = '/', Arn: arn = '', CreateDate, PermissionsBoundary, Tags = [] } = described;
  return {
    name,
    path,
    arn,
    id,
    created: when(CreateDate),
    permissionsBoundary: PermissionsBoundary?.PermissionsBoundaryArn,
    tags: Tags.map(({ Key: key = '', Value: value = '' }) => ({ key, value })),
  };
}

/** As JSON writes it. */
export function when(date: Date | undefined): string | undefined {
  return date?.toISOString();
}
