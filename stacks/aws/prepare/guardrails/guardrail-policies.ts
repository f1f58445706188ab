import { confusedDeputyRcp } from '../../../../policies/aws/guardrails/confused-deputy-rcp';
import { evidenceStoreRcp } from '../../../../policies/aws/guardrails/evidence-store-rcp';
import type { ExemptRoles } from '../../../../policies/aws/guardrails/exempt-roles';
import { preventions } from '../../../../policies/aws/prevent/preventions';
import { quarantineAccount } from '../../../../policies/aws/guardrails/quarantine-account';
import { quarantineAccountResources } from '../../../../policies/aws/guardrails/quarantine-account-resources';
import { stackSetRolesRcp } from '../../../../policies/aws/guardrails/stack-set-roles-rcp';
import { tamperProtectionDetection } from '../../../../policies/aws/guardrails/tamper-protection-detection';
import { tamperProtectionEvidence } from '../../../../policies/aws/guardrails/tamper-protection-evidence';
import { tamperProtectionIdentities } from '../../../../policies/aws/guardrails/tamper-protection-identities';
import { tamperProtectionLogs } from '../../../../policies/aws/guardrails/tamper-protection-logs';
import { policyDocument, policySize, type PolicyDocument } from '../../../../policies/document';
import type { GeneratedPolicy } from '../../../estate/checks/policy-quotas';
import type { Estate } from '../../../estate/schema';
import { awsNames, IAM_PATH } from '../../names';

export interface GuardrailPolicy {
  /** Also the id of its construct; containment finds the staged ones by it. */
  readonly name: string;
  readonly kind: 'SCP' | 'RCP';
  readonly description: string;
  readonly document: PolicyDocument;
  /** Nowhere: staged, until containment attaches it to an account. */
  readonly attachedTo: 'root' | 'forensic account' | 'nothing';
}

/** Names of what containment attaches to an account: an SCP for its principals, an RCP for its resources. */
export const QUARANTINE_ACCOUNT = {
  principals: 'firebreak-quarantine-account',
  resources: 'firebreak-quarantine-account-resources',
} as const;

/** Every policy of the organisation that Firebreak makes: 3 or 4 SCPs and 1 RCP on the root, 2 RCPs on the forensic account. */
export function guardrailPolicies(estate: Estate): GuardrailPolicy[] {
  return [...tamperProtection(estate), ...prevention(estate), ...evidenceStore(estate), ...quarantine(estate)];
}

/** The same, for the check of quotas before anything is applied. */
export function guardrailSizes(estate: Estate): GeneratedPolicy[] {
  return guardrailPolicies(estate).map(({ name, kind, document, attachedTo }) => ({
    name,
    kind,
    size: policySize(document),
    attached: attachedTo === 'root',
    cause: ['aws', 'guardrails', kind === 'SCP' ? 'alsoExempt' : 'attachedPolicies'],
  }));
}

/** Deployment, responder and break-glass in every account, and what the estate adds. */
function exemptRoles(estate: Estate): ExemptRoles {
  return [awsNames(estate).deploymentRoleArn('*'), ...responders(estate), ...estate.aws.guardrails.alsoExempt];
}

function responders(estate: Estate): ExemptRoles {
  const names = awsNames(estate);
  return [names.responderArn('*'), names.breakGlassArn('*')];
}

/** Buckets whose loss would be a loss of evidence. */
function keptBuckets(estate: Estate): string[] {
  const names = awsNames(estate);
  return [names.evidenceBucket, names.landingBucket, names.regionalLandingBucket('*'), names.stateBucket];
}

function tamperProtection(estate: Estate): GuardrailPolicy[] {
  const { aws } = estate;
  const names = awsNames(estate);
  const exempt = exemptRoles(estate);
  const custodian = names.custodianArn('*');
  const buckets = [...keptBuckets(estate), names.queryResultsBucket];
  const scp = (name: string, description: string, document: PolicyDocument): GuardrailPolicy => ({
    name,
    kind: 'SCP',
    description,
    document,
    attachedTo: 'root',
  });
  return [
    scp(
      'firebreak-keep-logs',
      'Nobody stops a trail, a log or an alarm.',
      tamperProtectionLogs({ exempt, securityAccountId: aws.security.id, sessionManager: aws.logs.sessionManager }),
    ),
    scp(
      'firebreak-keep-detection',
      'Nobody stops detection, opens a quarantine, or leaves the organisation.',
      tamperProtectionDetection({ exempt, custodian }),
    ),
    scp(
      'firebreak-keep-identities-and-evidence',
      'Nobody takes over an exempt role, or weakens the keys, buckets and queries of the evidence store.',
      policyDocument(
        ...tamperProtectionIdentities({
          exempt,
          path: IAM_PATH,
          securityAccountId: aws.security.id,
          trustedRoles: aws.responders.trustedRoles,
        }).Statement,
        ...tamperProtectionEvidence({ exempt, buckets }).Statement,
      ),
    ),
    {
      name: 'firebreak-keep-stack-set-roles',
      kind: 'RCP',
      description: 'Only CloudFormation StackSets assumes its roles.',
      document: stackSetRolesRcp({ managementAccountId: aws.management.id }),
      attachedTo: 'root',
    },
  ];
}

function prevention(estate: Estate): GuardrailPolicy[] {
  const { regions, guardrails } = estate.aws;
  const document = preventions({ exempt: exemptRoles(estate), regions, prevent: guardrails.prevent });
  if (!document) return [];
  return [
    {
      name: 'firebreak-prevent',
      kind: 'SCP',
      description: 'Structural preventions switched on in the estate file.',
      document,
      attachedTo: 'root',
    },
  ];
}

function evidenceStore(estate: Estate): GuardrailPolicy[] {
  const names = awsNames(estate);
  const { organization, forensic } = estate.aws;
  const organizationId = organization.id;
  const rcp = (name: string, description: string, document: PolicyDocument): GuardrailPolicy => ({
    name,
    kind: 'RCP',
    description,
    document,
    attachedTo: 'forensic account',
  });
  return [
    rcp(
      'firebreak-evidence-store',
      'Outsiders stay out of the evidence store, and evidence stays in it.',
      evidenceStoreRcp({
        organizationId,
        keptBuckets: keptBuckets(estate),
        administrators: [names.deploymentRoleArn(forensic.id), names.breakGlassArn(forensic.id)],
      }),
    ),
    rcp(
      'firebreak-confused-deputy',
      'AWS services touch the evidence store for this organisation only.',
      confusedDeputyRcp({ organizationId }),
    ),
  ];
}

function quarantine(estate: Estate): GuardrailPolicy[] {
  const { organization, security, forensic } = estate.aws;
  return [
    {
      name: QUARANTINE_ACCOUNT.principals,
      kind: 'SCP',
      description: 'Staged. Denies an account everything but its responders.',
      document: quarantineAccount({ responders: responders(estate) }),
      attachedTo: 'nothing',
    },
    {
      name: QUARANTINE_ACCOUNT.resources,
      kind: 'RCP',
      description: 'Staged. Denies everybody but responders the resources of an account.',
      document: quarantineAccountResources({
        organizationId: organization.id,
        responders: responders(estate),
        trustedAccounts: [security.id, forensic.id],
      }),
      attachedTo: 'nothing',
    },
  ];
}
