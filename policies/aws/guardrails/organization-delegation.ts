import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { INCIDENT_TAG } from '../incident-tag';

export interface OrganizationDelegation {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** ARN of the responder role of the security account. */
  readonly responder: string;
  /** ARNs of the staged quarantine policies. */
  readonly staged: readonly string[];
  /** Statements that others put there before: an organisation has one such policy. */
  readonly kept: readonly Statement[];
}

/**
 * Resource policy of the organisation: the responder of the security account quarantines accounts, so that containment
 * needs no session in the management account.
 *
 * Never the root or an OU: tamper protection is attached to the root, so it cannot be detached, and a policy in use cannot
 * be deleted. No `UpdatePolicy`: a policy is replaced by another, so that no content of a policy in force can be emptied.
 *
 * AWS authorises each resource of a call by itself: the policy by its ARN or tag, the account by its ARN.
 * https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_resource-based-policy-examples.html
 */
export function organizationDelegation(input: OrganizationDelegation): PolicyDocument {
  const { organizationId, managementAccountId, responder } = input;
  const arn = (rest: string) => `arn:aws:organizations::${managementAccountId}:${rest}`;
  const controlPolicies = arn(`policy/${organizationId}/*_control_policy/*`);
  const ofType = { 'organizations:PolicyType': ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] };
  const requested = { [`aws:RequestTag/${INCIDENT_TAG.key}`]: INCIDENT_TAG.containment };
  const existing = { [`aws:ResourceTag/${INCIDENT_TAG.key}`]: INCIDENT_TAG.containment };
  const toResponder = (
    sid: string,
    action: readonly string[],
    resource: string | readonly string[],
    condition?: Statement['Condition'],
  ): Statement => ({
    Sid: sid,
    Effect: 'Allow',
    // By condition: AWS refuses a principal that does not exist yet, and forgets one that is made anew.
    Principal: { AWS: `arn:aws:iam::${responder.split(':')[4] ?? ''}:root` },
    Action: action,
    Resource: resource,
    Condition: {
      ...condition,
      StringEquals: { ...condition?.StringEquals, 'aws:PrincipalOrgID': organizationId },
      ArnEquals: { 'aws:PrincipalArn': responder },
    },
  });
  const attach = ['organizations:AttachPolicy', 'organizations:DetachPolicy'];
  return policyDocument(
    ...input.kept,
    toResponder('Read', READ, '*'),
    toResponder('QuarantineAccounts', attach, [...input.staged, arn(`account/${organizationId}/*`)]),
    toResponder('CreateContainment', ['organizations:CreatePolicy'], controlPolicies, {
      StringEquals: { ...requested, ...ofType },
    }),
    // On creation there is no tag yet (IfExists); what carries Firebreak's other tag value, the guardrails, is refused.
    toResponder('TagContainment', ['organizations:TagResource'], controlPolicies, {
      StringEquals: requested,
      StringEqualsIfExists: existing,
    }),
    toResponder('UseContainment', [...attach, 'organizations:DeletePolicy'], controlPolicies, {
      StringEquals: existing,
    }),
  );
}

const READ = [
  'organizations:DescribeAccount',
  'organizations:DescribeEffectivePolicy',
  'organizations:DescribeOrganization',
  'organizations:DescribeOrganizationalUnit',
  'organizations:DescribePolicy',
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListChildren',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListParents',
  'organizations:ListPolicies',
  'organizations:ListPoliciesForTarget',
  'organizations:ListRoots',
  'organizations:ListTagsForResource',
  'organizations:ListTargetsForPolicy',
];
