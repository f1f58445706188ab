import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { policyDocument } from '../../../policies/document';
import { responderPolicies } from '../../../stacks/aws/prepare/responders/responder-policies';
import type { Sabotage, Saboteur } from './sabotage';

/** The account, or a region of it, as readiness names places. */
const IN_WEB = 'web( [a-z0-9-]+)?';

/** Of the responder roles in a member account. */
export function roleSabotages(by: Saboteur): Sabotage[] {
  const { organization, estate } = by;
  const { responder, trust } = responderPolicies(estate);
  const { roles } = estate.aws.responders;
  const PolicyArn = `arn:aws:iam::${organization.accounts.payments}:policy/firebreak/firebreak-responder`;
  const setTrust = async (document: object) =>
    (await by.in('web')).iam().send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: roles.investigator,
        PolicyDocument: JSON.stringify(document),
      }),
    );

  let declared: string | undefined;
  let wide: string | undefined;

  return [
    {
      name: 'the responder may make access keys',
      names: /^roles-declared payments: policy firebreak-responder: has a further statement Widened/,
      do: async () => {
        const widened = { Sid: 'Widened', Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' } as const;
        const document = JSON.stringify(policyDocument(...responder.Statement, widened));
        const iam = (await by.in('payments')).iam();
        declared = (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId;
        const { PolicyVersion: made } = await iam.send(
          new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: document, SetAsDefault: true }),
        );
        wide = made?.VersionId;
      },
      undo: async () => {
        const iam = (await by.in('payments')).iam();
        await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: declared }));
        await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: wide }));
      },
    },
    {
      name: 'everybody may become investigator',
      names: new RegExp(`^roles-declared web: trust of ${roles.investigator}: has a further statement`),
      do: () => {
        const everybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' } as const;
        return setTrust(policyDocument(...trust.Statement, everybody));
      },
      undo: () => setTrust(trust),
    },
    {
      name: 'nobody may become investigator in one account',
      names: new RegExp(`^roles-assumable web: ${roles.investigator} cannot be assumed`),
      blinds: new RegExp(`^\\S+ ${IN_WEB}(, ${IN_WEB})*: not looked at: ${roles.investigator} cannot be assumed$`),
      do: () =>
        setTrust(policyDocument({ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' } as const)),
      undo: () => setTrust(trust),
    },
  ];
}
