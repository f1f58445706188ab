import type { AwsAccount } from '../../../aws/accounts';
import { IAM_PATH } from '../../../aws/names';
import type { AwsEstate } from '../../../estate/aws-schema';
import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { knownTargets } from './targets';

interface Reason {
  readonly what: string;
  readonly fix: string;
}

/** Responders are never locked out. */
export const firebreakRoles: Check = (incident, { estate }) =>
  knownTargets(incident, estate).flatMap((known) => {
    const { target, path } = known;
    const roles = [
      ...listed([...path, 'roles'], target.roles).map(({ entry, path: at }) => ({ ...entry, at: [...at, 'name'] })),
      ...listed([...path, 'functions'], target.functions).map(({ entry, path: at }) => ({
        name: entry.role,
        at: [...at, 'role'],
      })),
    ];
    return roles.flatMap(({ name, at, ...role }) => {
      const reason = name && reasonAgainst({ ...role, name }, known.account, estate.aws);
      if (!reason) return [];
      return {
        path: at,
        message: `${pathText(at)} is ${reason.what}`,
        allowed: 'roles that are not part of Firebreak',
        fix: reason.fix,
      };
    });
  });

function reasonAgainst(
  role: { readonly name: string; readonly path?: string; readonly control?: string },
  account: AwsAccount,
  { responders, deployment }: AwsEstate,
): Reason | undefined {
  // IAM ignores case in names, and they are unique in an account whatever the path.
  const isNamed = (name: string | undefined) => name?.toLowerCase() === role.name.toLowerCase();
  if (role.path?.startsWith(IAM_PATH) || Object.values(responders.roles).some(isNamed)) {
    return {
      what: 'a role of Firebreak: without it nobody could respond, or release this',
      fix: 'contain the person or the role that assumed it',
    };
  }
  const deploys = account.kind === 'management' ? nameOf(deployment.managementRole) : deployment.role;
  if (isNamed(deploys)) {
    return {
      what: 'the deployment role: the account could be neither prepared nor repaired',
      fix: 'contain whoever assumed it',
    };
  }
  const signsIn = responders.trustedRoles.some((arn) => arn.split(':')[4] === account.id && isNamed(nameOf(arn)));
  // Only the denial locks out: after a revocation, responders sign in again.
  if (!signsIn || role.control === 'revoke-sessions') return undefined;
  return {
    what: 'a role that responders sign in with (aws.responders.trustedRoles)',
    fix: 'use control: revoke-sessions; or take it out of trustedRoles in the estate file and deploy prepare-aws-responders first',
  };
}

function nameOf(arn: string | undefined): string | undefined {
  return arn?.split('/').at(-1);
}
