import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { denyUnless, STACK_SET_ROLES, type ExemptRoles } from './exempt-roles';

export interface TamperProtectionIdentities {
  readonly exempt: ExemptRoles;
  /** IAM path of everything that Firebreak makes in IAM, with both slashes. */
  readonly path: string;
  /** Where responders sign in. */
  readonly securityAccountId: string;
  /** Exact ARNs of the roles of that account that responders hold after signing in; none with IAM users. */
  readonly trustedRoles: readonly string[];
}

/** SCP: nobody makes, changes or takes over a role that the guardrails exempt, or a way into one. */
export function tamperProtectionIdentities(input: TamperProtectionIdentities): PolicyDocument {
  const { exempt, path } = input;
  const withStackSets = [...exempt, STACK_SET_ROLES];
  return policyDocument(
    keepIdentities(withStackSets, [
      ...['instance-profile', 'policy', 'role'].map((kind) => `arn:aws:iam::*:${kind}${path}*`),
      ...exempt.filter((arn) => !arn.includes(`:role${path}`)),
    ]),
    keepSignIn(input),
    keepStackSetRoles(exempt),
    keepStacks(withStackSets),
  );
}

const CHANGING_IAM = [
  'iam:Add*',
  'iam:Attach*',
  'iam:Create*',
  'iam:De*', // deactivate, delete, detach
  'iam:PassRole',
  'iam:Put*',
  'iam:Remove*',
  'iam:Set*',
  'iam:Tag*',
  'iam:Untag*',
  'iam:Update*',
];

/**
 * The exempt roles themselves, those outside the path too: whoever changes the trust of one, or makes one where it is
 * missing, has become exempt. An account that is invited into the organisation therefore gets its deployment role first.
 */
function keepIdentities(exempt: ExemptRoles, resource: readonly string[]): Statement {
  return denyUnless(exempt, { sid: 'KeepFirebreakIdentities', action: CHANGING_IAM, resource });
}

/**
 * The responder roles, break-glass among them, trust whoever signs in to the security account. Whoever administers it could
 * make a user with an MFA device of his own, or let himself into a role that is trusted, and be exempt everywhere; or lock
 * responders out. Users still change their passwords and enrol their devices; keys and users come from the deployment.
 */
function keepSignIn({ exempt, securityAccountId, trustedRoles }: TamperProtectionIdentities): Statement {
  const kinds = ['group', 'oidc-provider', 'saml-provider', 'user'];
  return denyUnless(exempt, {
    sid: 'KeepSignIn',
    action: CHANGING_IAM,
    resource: [...kinds.map((kind) => `arn:aws:iam::${securityAccountId}:${kind}/*`), ...trustedRoles],
  });
}

/** Not exempt here: the StackSet roles. The service-linked role that makes them is bound by no SCP. */
function keepStackSetRoles(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, { sid: 'KeepStackSetRoles', action: CHANGING_IAM, resource: [STACK_SET_ROLES] });
}

/** The stacks through which StackSets delivers Firebreak's roles, and its own. */
function keepStacks(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepStacks',
    action: [
      'cloudformation:CancelUpdateStack',
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:CreateChangeSet',
      'cloudformation:CreateStack*',
      'cloudformation:DeleteStack',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:ExecuteStackRefactor',
      'cloudformation:RollbackStack',
      'cloudformation:SetStackPolicy',
      'cloudformation:SignalResource',
      'cloudformation:UpdateStack',
      'cloudformation:UpdateTerminationProtection',
    ],
    resource: [
      'arn:aws:cloudformation:*:*:stack/StackSet-firebreak*',
      'arn:aws:cloudformation:*:*:stack/stacksets-exec-role-stack-*',
    ],
  });
}
