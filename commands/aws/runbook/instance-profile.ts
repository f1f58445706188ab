import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/**
 * Credentials of an instance whose role goes on for others. Revoking sessions does not hold whoever is on the instance: its
 * metadata service, which no security group cuts off, hands out new ones.
 */
export function instanceProfile(
  context: RunbookContext,
  { id, region, role }: AwsTargets['instances'][number],
): RunbookStep[] {
  const listed = context.targets.roles.find(({ name }) => name === role);
  if (!role || listed?.control === 'deny') return []; // new credentials can do nothing either
  const with_ = as('breakGlass', context, region);
  const before = record(context, id, 'instance-profile.txt');
  return [
    {
      id: `profile-${id}`,
      moment: 'after-containment',
      title: `Take the instance profile off ${id}`,
      why:
        `${role} is not denied, because others have it: the instance would fetch new credentials. Those it has already end with the ` +
        'sessions that are revoked. Break-glass, because giving the profile back passes a role.',
      commands: [
        `aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values=${id} ` +
          `Name=state,Values=associated --query 'IamInstanceProfileAssociations[0].[AssociationId,IamInstanceProfile.Arn]' ` +
          `--output text ${with_} > ${before}`,
        `aws ec2 disassociate-iam-instance-profile --association-id "$(cut -f1 ${before})" ${with_}`,
      ],
      inverse: {
        commands: [
          `aws ec2 associate-iam-instance-profile --instance-id ${id} --iam-instance-profile "Arn=$(cut -f2 ${before})" ${with_}`,
        ],
      },
    },
  ];
}
