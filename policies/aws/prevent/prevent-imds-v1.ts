import type { Statement } from '../../document';
import { denyUnless, type ExemptRoles } from '../guardrails/exempt-roles';

/**
 * Instances answer their metadata service with a session token only, so that a forged request from within cannot read
 * the role's credentials. Neither at launch nor later.
 */
export function preventImdsV1(exempt: ExemptRoles): Statement[] {
  const resource = ['arn:aws:ec2:*:*:instance/*'];
  return [
    denyUnless(exempt, {
      sid: 'NoImdsV1',
      action: ['ec2:RunInstances'],
      resource,
      condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } },
    }),
    denyUnless(exempt, {
      sid: 'NoReturnToImdsV1',
      action: ['ec2:ModifyInstanceMetadataOptions'],
      resource,
      condition: { StringEquals: { 'ec2:Attribute/HttpTokens': 'optional' } },
    }),
  ];
}
