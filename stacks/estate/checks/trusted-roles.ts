import { pathText, type Finding } from '../../files/problem';
import { accountOfArn } from './accounts';
import type { Check } from './check';

/** Responders sign in to the security account; federated sessions carry no MFA key, so then the roles themselves must be named. */
export const trustedRoles: Check = ({ aws }) => {
  const security = aws?.security?.id;
  const roles = aws?.responders?.trustedRoles ?? [];
  const path = ['aws', 'responders', 'trustedRoles'];
  const elsewhere = roles.flatMap((arn, index): Finding[] => {
    if (arn === undefined || security === undefined || accountOfArn(arn) === security) return [];
    return [
      {
        path: [...path, index],
        message: `${pathText([...path, index])} is a role of account ${accountOfArn(arn)}, not of the security account`,
        allowed: `roles of aws.security (${security})`,
        fix: 'name a role of the security account: responders sign in there',
      },
    ];
  });
  const mfa = aws?.responders?.mfa;
  if (mfa === 'aws' && roles.length > 0) return [...elsewhere, nobodyWithMfa(path, roles)];
  if (mfa !== 'identity-provider' || roles.length > 0) return elsewhere;
  return [
    {
      path,
      at: 'key',
      message: 'aws.responders.trustedRoles is empty while mfa is identity-provider',
      value: 'an empty list',
      allowed: 'at least one role of the security account',
      fix:
        'list the roles your responders hold after signing in (IAM Identity Center: ' +
        "arn:aws:iam::…:role/aws-reserved/sso.amazonaws.com/…/AWSReservedSSO_…): AWS cannot see the provider's MFA, so anyone else would pass without",
    },
  ];
};

function nobodyWithMfa(path: string[], roles: readonly (string | undefined)[]): Finding {
  return {
    path,
    at: 'key',
    message:
      'aws.responders.trustedRoles is set while mfa is aws: sessions of a role never carry MFA, so nobody could respond',
    value: roles.join(', '),
    allowed: 'trusted roles with mfa: identity-provider only',
    fix: 'set mfa: identity-provider when your responders sign in through federation, or remove trustedRoles when they are IAM users with MFA',
  };
}
