import { policyDocument, type PolicyDocument } from '../../document';
import { STACK_SET_ROLES } from './exempt-roles';

export interface StackSetRoles {
  readonly managementAccountId: string;
}

/**
 * RCP: only StackSets assumes its roles. Whoever made a role of such a name before the guardrails came, to be exempt from
 * them, cannot use it: not from inside, not from another organisation, not as an instance's or function's role.
 *
 * RCPs do not bind service-linked roles, and StackSets comes as one; it is named all the same, so that the policy says
 * what it means.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgAdminServiceRolePolicy.html
 */
export function stackSetRolesRcp({ managementAccountId }: StackSetRoles): PolicyDocument {
  const service = 'stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgAdmin';
  return policyDocument({
    Sid: 'OnlyStackSetsAssumes',
    Effect: 'Deny',
    Principal: '*',
    Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
    Resource: STACK_SET_ROLES,
    Condition: {
      ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${managementAccountId}:role/aws-service-role/${service}` },
    },
  });
}
