import {
  paginateListMFADevices,
  paginateListUsers,
  SimulatePrincipalPolicyCommand,
  type IAMClient,
  type User,
} from '@aws-sdk/client-iam';
import { listed } from '../../facts/paging';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import type { Live } from '../live/live';
import { the } from '../live/the';

/** That the role is there, roles-declared says; here, whether anybody could take it. */
export const breakGlass: Check = {
  id: 'break-glass',
  holds: () => 'users of the security account with MFA may assume break-glass',
  questions: (live) => once('security', () => whoMay(live)),
};

async function whoMay(live: Live): Promise<Answer> {
  const security = the('security', live);
  const client = (await live.access.as('investigator', security.id)).iam();
  const users = await listed(paginateListUsers({ client }, {}), (page) => page.Users);
  const able = await Promise.all(users.map((user) => isAble(user, live, client)));
  const names = users.filter((_, index) => able[index]).map(({ UserName: name }) => name ?? '');
  if (names.length > 0) return answer([], `they are ${names.sort().join(', ')}`);
  return answer([
    fault(
      `none of the ${users.length} users has an MFA device and may assume ${live.names.breakGlassArn(security.id)}`,
      'with the deployment role, make an IAM user there, enrol an MFA device for it (aws iam enable-mfa-device), and let it sts:AssumeRole on arn:aws:iam::*:role/firebreak/*',
    ),
  ]);
}

async function isAble({ UserName: name = '', Arn: arn }: User, live: Live, client: IAMClient): Promise<boolean> {
  const devices = await listed(paginateListMFADevices({ client }, { UserName: name }), (page) => page.MFADevices);
  if (devices.length === 0) return false;
  const { management, forensic, security } = live.estate.aws;
  const { EvaluationResults: results = [] } = await client.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: arn,
      ActionNames: ['sts:AssumeRole'],
      ResourceArns: [management, forensic, security].map(({ id }) => live.names.breakGlassArn(id)),
      ContextEntries: [
        { ContextKeyName: 'aws:MultiFactorAuthPresent', ContextKeyType: 'boolean', ContextKeyValues: ['true'] },
      ],
    }),
  );
  return results.length > 0 && results.every(({ EvalDecision: decision }) => decision === 'allowed');
}
