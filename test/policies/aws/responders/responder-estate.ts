import type { PolicyDocument } from '../../../../policies/document';
import { policyDocument } from '../../../../policies/document';
import { decide, type Caller, type Decision } from '../../../support/simulate';

/** The accounts and names of the test estate, as the policies of the responder roles are told. */
export const ESTATE = {
  organizationId: 'o-exampleorg1',
  managementAccountId: '111111111111',
  forensicAccountId: '222222222222',
  securityAccountId: '333333333333',
  evidenceBucket: 'acme-firebreak-evidence-222222222222',
  landingBuckets: ['acme-firebreak-landing-222222222222', 'acme-firebreak-logs-*-222222222222'],
  stateBucket: 'acme-firebreak-state-222222222222',
  queryResultsBucket: 'acme-firebreak-queries-222222222222',
} as const;

export const MEMBER = '444444444444';

/** A key that its account leaves to IAM, in the region and account of the ARN. */
export const keyPolicy = (account: string): PolicyDocument =>
  policyDocument({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  });

export interface Step {
  readonly action: string;
  readonly resource: string;
  readonly context?: Caller['context'];
  /** Account whose role acts. @default - a member account */
  readonly account?: string;
  /** @default - none, but KMS keys leave it to IAM */
  readonly resourcePolicy?: PolicyDocument;
}

/** Decides a step as a role that has the document as permissions and boundary, as in the template. */
export function decideStep(
  document: PolicyDocument,
  step: Step,
  extra: readonly PolicyDocument[] = [],
): Promise<Decision> {
  const { account = MEMBER, action, resource, context, resourcePolicy } = step;
  return decide({
    principal: `arn:aws:iam::${account}:role/firebreak/Role`,
    action,
    resource,
    context,
    identityPolicies: [document, ...extra],
    boundary: document,
    resourcePolicy: resourcePolicy ?? (action.startsWith('kms:') ? keyPolicy(account) : undefined),
  });
}

/** The steps that are not allowed, of a table of steps by name. */
export async function refused(
  document: PolicyDocument,
  steps: Readonly<Record<string, Step>>,
  extra: readonly PolicyDocument[] = [],
): Promise<string[]> {
  const decided = await Promise.all(
    Object.entries(steps).map(async ([name, step]) => [name, await decideStep(document, step, extra)] as const),
  );
  return decided.filter(([, decision]) => decision !== 'Allowed').map(([name]) => name);
}
