import { z } from 'zod';
import { roleArn, roleName } from './schema-values';

export const responders = z.strictObject({
  roles: z
    .strictObject({
      investigator: roleName.describe('Reads logs, configuration and evidence.'),
      responder: roleName.describe('Contains and releases.'),
      evidenceCustodian: roleName.describe('Copies and holds evidence in the forensic account.'),
      breakGlass: roleName.describe('Administers when nothing else works; every use raises an alarm.'),
    })
    .describe('Names of the responder roles, made in every account under the path /firebreak/.'),
  mfa: z
    .enum(['aws', 'identity-provider'])
    .describe(
      'aws: the roles require aws:MultiFactorAuthPresent (people sign in as IAM users with MFA devices). identity-provider: people ' +
        'come through federation, whose sessions never carry that key; MFA is then enforced there, and trustedRoles must name the roles they hold.',
    ),
  trustedRoles: z
    .array(roleArn)
    .default([])
    .describe('With mfa: identity-provider, the roles of the security account that may assume the responder roles.'),
  sessionHours: z
    .int()
    .min(1)
    .max(12)
    .default(4)
    .describe(
      'Longest session of a responder role when assumed directly, in hours. Chained sessions end after 1 hour.',
    ),
});
