import { policyDocument, type PolicyDocument } from '../../document';
import { incidentRecords, type IncidentRecords } from './incident-records';
import { organizationContainment, type OrganizationContainment } from './responder-organization';
import { principalContainment, type PrincipalContainment } from './responder-principals';
import { workloadContainment } from './responder-workloads';
import { snapshotEvidence } from './snapshot-evidence';

export interface ResponderInput extends OrganizationContainment, PrincipalContainment, IncidentRecords {}

/**
 * Contains and releases, and nothing else; both the permissions and the boundary of the role.
 *
 * What no IAM condition can prevent, and what is left then:
 *
 * - The text of an inline policy cannot be restricted, so a responder could grant rights to another user or role. Only
 *   somebody who holds that other identity could use them: responders can assume no role, make no key and start no
 *   instance. SCPs bind it, and CloudTrail names the responder.
 * - Switching a key on is the undo of switching it off; IAM does not know which keys were on before.
 * - `rds:ModifyDBInstance` isolates a database, and could also set a new master password.
 */
export function responderPermissions(input: ResponderInput): PolicyDocument {
  return policyDocument(
    { Sid: 'Read', Effect: 'Allow', Action: READ, Resource: '*' },
    ...principalContainment(input),
    ...workloadContainment(),
    ...snapshotEvidence(input.forensicAccountId),
    organizationContainment(input),
    ...incidentRecords(input),
  );
}

/** What Terraform reads of everything it manages, and `open` looks up. */
const READ = [
  'autoscaling:Describe*',
  'ec2:Describe*',
  'elasticloadbalancing:Describe*',
  'iam:Get*',
  'iam:List*',
  'iam:SimulatePrincipalPolicy', // to look at the effect
  'kms:DescribeKey',
  'kms:ListAliases',
  'lambda:GetFunctionConcurrency',
  'lambda:GetFunctionConfiguration',
  'lambda:ListFunctions',
  'organizations:Describe*',
  'organizations:List*',
  'rds:Describe*',
  'rds:ListTagsForResource',
  'route53resolver:Get*',
  'route53resolver:List*',
  'tag:GetResources',
];
