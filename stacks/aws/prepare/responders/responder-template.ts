import { BREAK_GLASS_PERMISSIONS } from '../../../../policies/aws/responders/break-glass';
import { DENY_ALL_POLICY } from '../../../../policies/aws/containment/deny-all';
import type { PolicyDocument } from '../../../../policies/document';
import type { Estate } from '../../../estate/schema';
import { IAM_PATH } from '../../names';
import { responderPolicies } from './responder-policies';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface ResponderTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/**
 * CloudFormation template of the responder roles and the staged deny policy, the same for every account.
 *
 * One managed policy a role is both its permissions and its boundary: an administrator policy that somebody attaches gives
 * nothing more, and neither can be forgotten when the other changes. Managed policies have no description, because
 * changing one replaces the policy, and the name is taken.
 *
 * At most 51 200 characters, the limit of a template in a request.
 */
export function responderTemplate(estate: Estate): ResponderTemplate {
  const { roles, sessionHours } = estate.aws.responders;
  const policies = responderPolicies(estate);
  const role = (name: string, Description: string, trust: PolicyDocument, permissions: object): Resource => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      Path: IAM_PATH,
      Description,
      MaxSessionDuration: sessionHours * 3600,
      AssumeRolePolicyDocument: trust,
      ...permissions,
    },
  });
  const bounded = (policy: string) => ({ ManagedPolicyArns: [{ Ref: policy }], PermissionsBoundary: { Ref: policy } });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Firebreak: responder roles, and a policy that denies everything, attached to nobody',
    Resources: {
      InvestigatorPermissions: managedPolicy('firebreak-investigator', policies.investigator),
      Investigator: role(
        roles.investigator,
        'Reads logs, configuration and evidence.',
        policies.trust,
        bounded('InvestigatorPermissions'),
      ),
      ResponderPermissions: managedPolicy('firebreak-responder', policies.responder),
      Responder: role(roles.responder, 'Contains and releases.', policies.trust, bounded('ResponderPermissions')),
      EvidenceCustodianPermissions: managedPolicy('firebreak-evidence-custodian', policies.evidenceCustodian),
      EvidenceCustodian: role(
        roles.evidenceCustodian,
        'Copies and holds evidence.',
        policies.trust,
        bounded('EvidenceCustodianPermissions'),
      ),
      BreakGlass: role(
        roles.breakGlass,
        'Administers when nothing else works. Every use raises an alarm.',
        policies.breakGlassTrust,
        { ManagedPolicyArns: [BREAK_GLASS_PERMISSIONS] },
      ),
      DenyAll: managedPolicy(DENY_ALL_POLICY, policies.denyAll),
    },
  };
}

function managedPolicy(ManagedPolicyName: string, PolicyDocument: PolicyDocument): Resource {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName, Path: IAM_PATH, PolicyDocument } };
}
