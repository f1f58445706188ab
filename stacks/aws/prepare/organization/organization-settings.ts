import type { AwsEstate } from '../../../estate/aws-schema';

/** Policy types that the guardrails take. */
export const POLICY_TYPES = ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'] as const;

/** Service principals that the organisation must trust for what the estate switches on, sorted. */
export function neededServiceAccess({ trail, detection }: AwsEstate): string[] {
  return [
    'account.amazonaws.com', // alternate contacts of member accounts
    'member.org.stacksets.cloudformation.amazonaws.com',
    ...(detection.accessAnalyzer ? ['access-analyzer.amazonaws.com'] : []),
    ...(trail.mode === 'keep' ? [] : ['cloudtrail.amazonaws.com']),
    ...(detection.detective ? ['detective.amazonaws.com'] : []),
    ...(detection.guardDuty ? ['guardduty.amazonaws.com'] : []),
    ...(detection.securityHub ? ['securityhub.amazonaws.com'] : []),
  ].sort();
}
