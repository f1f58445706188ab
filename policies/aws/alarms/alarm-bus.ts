import { policyDocument, type PolicyDocument } from '../../document';
import { FORWARDING_ROLE_PREFIX } from './tamper-forwarding-role';

/** Only the forwarding roles of the organisation's accounts put events on the alarm bus. */
export function alarmBusPolicy(busArn: string, organizationId: string): PolicyDocument {
  return policyDocument({
    Sid: 'OrganisationForwardsTampering',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'events:PutEvents',
    Resource: busArn,
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': organizationId },
      ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/firebreak/${FORWARDING_ROLE_PREFIX}*` },
    },
  });
}
