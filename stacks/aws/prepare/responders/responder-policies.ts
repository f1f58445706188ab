import { breakGlassTrust } from '../../../../policies/aws/responders/break-glass';
import { denyAll } from '../../../../policies/aws/containment/deny-all';
import { evidenceCustodianPermissions } from '../../../../policies/aws/responders/evidence-custodian';
import { STACK_SET_ROLES } from '../../../../policies/aws/guardrails/exempt-roles';
import { investigatorPermissions } from '../../../../policies/aws/responders/investigator';
import { responderPermissions } from '../../../../policies/aws/responders/responder';
import { responderTrust } from '../../../../policies/aws/responders/responder-trust';
import { policySize } from '../../../../policies/document';
import type { GeneratedPolicy } from '../../../estate/checks/policy-quotas';
import type { Estate } from '../../../estate/schema';
import { awsNames } from '../../names';

/**
 * The documents of the responder roles, the same in every account: what one account has more than others, its statements
 * say themselves, by `aws:PrincipalAccount`.
 */
export function responderPolicies(estate: Estate) {
  const { aws } = estate;
  const names = awsNames(estate);
  const records = {
    forensicAccountId: aws.forensic.id,
    evidenceBucket: names.evidenceBucket,
    stateBucket: names.stateBucket,
  };
  const signIn = { organizationId: aws.organization.id, securityAccountId: aws.security.id };
  const { managementRole } = aws.deployment;
  return {
    trust: responderTrust({ ...signIn, mfa: aws.responders.mfa, trustedRoles: aws.responders.trustedRoles }),
    breakGlassTrust: breakGlassTrust(signIn),
    investigator: investigatorPermissions({
      ...records,
      landingBuckets: [names.landingBucket, names.regionalLandingBucket('*')],
      queryResultsBucket: names.queryResultsBucket,
      trailBucket: aws.trail.mode === 'keep' ? aws.trail.bucket : undefined,
    }),
    responder: responderPermissions({
      ...records,
      ...signIn,
      managementAccountId: aws.management.id,
      protectedRoles: [
        names.roleArn('*', '*'),
        names.deploymentRoleArn('*'),
        STACK_SET_ROLES,
        ...(managementRole ? [managementRole] : []),
      ],
    }),
    evidenceCustodian: evidenceCustodianPermissions({ ...records, retentionDays: aws.evidence.retentionDays }),
    denyAll: denyAll(),
  };
}

/** The same, for the check of quotas before anything is applied. */
export function responderSizes(estate: Estate): GeneratedPolicy[] {
  const { trust, investigator, responder, evidenceCustodian } = responderPolicies(estate);
  const managed = { investigator, responder, evidenceCustodian };
  return [
    {
      name: 'of trust of the responder roles',
      kind: 'resource',
      limit: 2048,
      size: policySize(trust),
      cause: ['aws', 'responders', 'trustedRoles'],
    },
    ...Object.entries(managed).map(([role, document]): GeneratedPolicy => ({
      name: `of the ${role} role`,
      kind: 'managed',
      size: policySize(document),
      cause: ['aws', 'responders', 'roles', role],
    })),
  ];
}
