import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

interface AwsOwned {
  readonly path: string;
  readonly name: RegExp;
  readonly what: string;
  readonly fix: string;
}

/** IAM refuses to change these roles. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
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
    what: 'a role of IAM Identity Center, which alone can change it',
    fix: 'list the person under identityCenterUsers',
  },
];

export const awsRoles: Check = (incident) =>
  targetParts(incident).flatMap(({ target, path }) =>
    listed([...path, 'roles'], target.roles).flatMap(({ entry, path: rolePath }) => {
      const owned = OWNED.find((kind) => entry.path?.startsWith(kind.path) || kind.name.test(entry.name ?? ''));
      if (!owned) return [];
      return {
        path: [...rolePath, 'name'],
        message: `${pathText(rolePath)} is ${owned.what}`,
        allowed: 'roles that the account itself manages',
        fix: owned.fix,
      };
    }),
  );
