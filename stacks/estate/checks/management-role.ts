import { accountOfArn } from './accounts';
import type { Check } from './check';

export const managementRole: Check = ({ aws }) => {
  const role = aws?.deployment?.managementRole;
  const management = aws?.management?.id;
  if (!role || !management || accountOfArn(role) === management) return [];
  return [
    {
      path: ['aws', 'deployment', 'managementRole'],
      message: `aws.deployment.managementRole is a role of account ${accountOfArn(role)}, not of the management account`,
      allowed: `a role of aws.management (${management})`,
      fix: 'name the role that cdktf deploy shall assume there, or remove the key to use your own credentials',
    },
  ];
};
