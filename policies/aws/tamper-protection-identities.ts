import { policyDocument, type PolicyDocument, type Statement } from '../document';
import { denyUnless, STACK_SET_ROLES, type ExemptRoles } from './exempt-roles';
import { INCIDENT_TAG } from './incident-tag';

export interface TamperProtectionIdentities {
  readonly exempt: ExemptRoles;
  /** IAM path of everything that Firebreak makes in IAM, with both slashes. */
  readonly path: string;
  /** Evidence custodian in any account: it marks what it makes as evidence. */
  readonly custodian: string;
}

/** SCP: nobody makes, changes or takes over a role that the guardrails exempt. */
export function tamperProtectionIdentities({ exempt, path, custodian }: TamperProtectionIdentities): PolicyDocument {
  const withStackSets = [...exempt, STACK_SET_ROLES];
  return policyDocument(
    keepIdentities(withStackSets, [
      ...['instance-profile', 'policy', 'role'].map((kind) => `arn:aws:iam::*:${kind}${path}*`),
      ...exempt.filter((arn) => !arn.includes(`:role${path}`)),
    ]),
    keepStackSetRoles(exempt),
    keepStacks(withStackSets),
    keepTag([...withStackSets, custodian]),
  );
}

const CHANGING_IAM = [
  'iam:Add*',
  'iam:Attach*',
  'iam:Create*',
  'iam:Delete*',
  'iam:Detach*',
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

/**
 * Much is protected by this tag, so nobody puts it on or takes it off. In any spelling: AWS compares the key of a resource
 * tag without regard to case, and does not say which of two spellings it then reads.
 */
function keepTag(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepTag',
    action: ['*'],
    condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': INCIDENT_TAG.key } },
  });
}
