import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

interface AwsOwned {
  readonly path: string;
  readonly name: RegExp;
  /** Follows `is`. */
  readonly what: string;
  readonly fix: string;
}

/**
 * Roles that AWS makes and changes. IAM refuses to put a denial on any of them.
 *
 * - Service-linked roles: no SCP binds them either, and their sessions cannot be revoked.
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 * - Roles of Identity Center: an SCP would bind them, by ARN, and stop everybody who has the permission set, until the last
 *   assignment is taken away and made again: then the role has another name. AWS denies the person instead, by a condition
 *   that holds in whichever permission set. https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html,
 *   https://docs.aws.amazon.com/singlesignon/latest/userguide/prereqs-revoking-user-permissions.html
 */
const OWNED: readonly AwsOwned[] = [
  {
    path: '/aws-service-role/',
    name: /^AWSServiceRoleFor/i,
    what: 'a service-linked role: IAM refuses to change it, and SCPs do not bind it',
    fix: 'contain what uses the service: the instance, the function, or who configured it',
  },
  {
    path: '/aws-reserved/',
    name: /^AWSReservedSSO_/i,
    what: 'a role of IAM Identity Center: everybody with its permission set holds it, and only Identity Center changes it',
    fix:
      'list the person under identityCenterUsers (`open --identity-center-user <user id>=<name>`): the name of the session ' +
      'is the user name, of which `aws identitystore list-users` shows the id',
  },
];

/** Why a role cannot be contained, and what to do instead; undefined for roles that the account itself manages. */
export function ownedByAws(role: {
  readonly name?: string;
  readonly path?: string;
}): Pick<AwsOwned, 'what' | 'fix'> | undefined {
  return OWNED.find((kind) => role.path?.startsWith(kind.path) || kind.name.test(role.name ?? ''));
}

export const awsRoles: Check = (incident) =>
  targetParts(incident).flatMap(({ target, path }) =>
    listed([...path, 'roles'], target.roles).flatMap(({ entry, path: rolePath }) => {
      const owned = ownedByAws(entry);
      if (!owned) return [];
      return {
        path: [...rolePath, 'name'],
        message: `${pathText(rolePath)} is ${owned.what}`,
        allowed: 'roles that the account itself manages',
        fix: owned.fix,
      };
    }),
  );
