import type { Statement } from '../../document';
import type { ExemptRoles } from '../guardrails/exempt-roles';

/** Services with one endpoint for the world, whose requests may name a region that nobody chose. */
const GLOBAL = [
  'account:*',
  'acm:*', // certificates for CloudFront are in us-east-1
  'aws-marketplace:*',
  'billing:*',
  'budgets:*',
  'ce:*',
  'cloudfront:*',
  'consolidatedbilling:*',
  'cur:*',
  'ec2:DescribeRegions',
  'fms:*',
  'freetier:*',
  'globalaccelerator:*',
  'health:*',
  'iam:*',
  'invoicing:*',
  'networkmanager:*',
  'notifications:*',
  'organizations:*',
  'payments:*',
  'pricing:*',
  'route53:*',
  'route53-recovery-cluster:*',
  'route53-recovery-control-config:*',
  'route53-recovery-readiness:*',
  'route53domains:*',
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
  's3:PutAccountPublicAccessBlock',
  'savingsplans:*',
  'shield:*',
  'sso:*',
  'sts:*',
  'support:*',
  'supportplans:*',
  'tag:*',
  'tax:*',
  'trustedadvisor:*',
  'waf:*',
  'wafv2:*',
  'wellarchitected:*',
];

/**
 * Regional services work in the estate's regions only: an attacker cannot hide in a region that nobody watches.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function preventLeavingRegions(exempt: ExemptRoles, regions: readonly string[]): Statement {
  return {
    Sid: 'NoOtherRegions',
    Effect: 'Deny',
    NotAction: GLOBAL,
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': regions }, ArnNotLike: { 'aws:PrincipalArn': exempt } },
  };
}
