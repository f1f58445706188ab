import { z } from 'zod';
import { advice } from '../files/advice';
import { AWS_REGIONS } from './regions';

export const accountId = z
  .string()
  .regex(/^\d{12}$/, 'must be 12 digits in quotes')
  .describe('AWS account id: 12 digits, in quotes (unquoted, YAML reads a number and drops leading zeros).')
  .register(advice, { fix: 'copy the id from `aws organizations list-accounts`, leading zeros included' });
export const region = z
  .enum(AWS_REGIONS)
  .describe('AWS region.')
  .register(advice, { fix: 'choose one that `aws account list-regions` shows as enabled' });
export const roleName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'must be 1 to 64 characters of letters, digits and +=,.@_-')
  .register(advice, { fix: 'choose a shorter or plainer name, without a path' });
/** The same role in one account, or, with `*` as the account, in every account of the organisation. */
export const exemptRoleArn = z
  .string()
  .regex(
    /^arn:aws:iam::(\d{12}|\*):role\/[\w+=,.@/-]+$/,
    'must be the exact ARN of one role; its account may be * (the role of that name in every account)',
  )
  .register(advice, { fix: 'copy the Arn from `aws iam get-role`' });
export const roleArn = z
  .string()
  .regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'must be the exact ARN of one role, without wildcards')
  .register(advice, { fix: 'copy the Arn from `aws iam get-role`' });
export const email = z.email('must be an e-mail address');
export const detectorId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'must be a detector id: 32 of 0-9 and a-f')
  .register(advice, { fix: 'copy the id from `aws guardduty list-detectors`' });

export const bool = (value: boolean, what: string) => z.boolean().default(value).describe(what);
