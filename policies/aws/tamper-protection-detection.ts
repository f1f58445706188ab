import { policyDocument, type PolicyDocument, type Statement } from '../document';
import { denyUnless, OWNED, type ExemptRoles } from './exempt-roles';

export interface TamperProtectionDetection {
  readonly exempt: ExemptRoles;
  /** Evidence custodian in any account: it copies and shares the snapshots that it marked as evidence. */
  readonly custodian: string;
}

/** SCP: member accounts switch no detection off, open no quarantine, weaken no default, and do not leave. */
export function tamperProtectionDetection({ exempt, custodian }: TamperProtectionDetection): PolicyDocument {
  return policyDocument(
    keepGuardDuty(exempt),
    keepDetection(exempt),
    keepQuarantineAndFlowLogs([...exempt, custodian]),
    keepDefaults(exempt),
    ...keepMembership(exempt),
  );
}

/** Filters and lists as well: a suppression rule or a trusted address silences what the detector still sees. */
function keepGuardDuty(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepGuardDuty',
    action: [
      'guardduty:CreateFilter',
      'guardduty:CreateIPSet',
      'guardduty:CreateTrustedEntitySet',
      'guardduty:Delete*',
      'guardduty:Disassociate*',
      'guardduty:StopMonitoringMembers',
      'guardduty:UpdateDetector',
      'guardduty:UpdateFilter',
      'guardduty:UpdateIPSet',
      'guardduty:UpdateMalwareScanSettings',
      'guardduty:UpdateMemberDetectors',
      'guardduty:UpdateOrganizationConfiguration',
      'guardduty:UpdatePublishingDestination',
      'guardduty:UpdateT*',
    ],
  });
}

/** Not what analysts do every day: archive rules of Access Analyzer, updates and archiving of findings. */
function keepDetection(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepDetection',
    action: [
      'access-analyzer:DeleteAnalyzer',
      'access-analyzer:UpdateAnalyzer',
      'detective:DeleteGraph',
      'detective:DeleteMembers',
      'detective:DisassociateMembership',
      'detective:UpdateDatasourcePackages',
      'detective:UpdateOrganizationConfiguration',
      'securityhub:BatchDisableStandards',
      'securityhub:DeleteAggregatorV2',
      'securityhub:DeleteFindingAggregator',
      'securityhub:DeleteMembers',
      'securityhub:DisableImportFindingsForProduct',
      'securityhub:DisableSecurityHub*',
      'securityhub:Disassociate*',
      'securityhub:StartConfigurationPolicyDisassociation',
      'securityhub:UpdateFindingAggregator',
      'securityhub:UpdateOrganizationConfiguration',
      'securityhub:UpdateSecurityHubConfiguration',
    ],
  });
}

/**
 * By tag, so that it covers flow logs, isolation groups, NACLs, and what an incident contains or keeps: contained
 * instances and interfaces, snapshots. Changing only: who may read them is for the roles to say.
 */
function keepQuarantineAndFlowLogs(exempt: ExemptRoles): Statement {
  const verbs = ['Associate', 'Attach', 'Authorize', 'Create', 'Delete', 'Detach', 'Disassociate', 'Modify', 'Reboot'];
  const more = ['Replace', 'Reset', 'Restore', 'Revoke', 'Run', 'Start', 'Stop', 'Terminate', 'Unlock', 'Update'];
  return denyUnless(exempt, {
    sid: 'KeepQuarantineAndFlowLogs',
    action: [...verbs, ...more].map((verb) => `ec2:${verb}*`),
    condition: OWNED,
  });
}

function keepDefaults(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepAccountDefaults',
    action: [
      'ec2:DisableEbsEncryptionByDefault',
      'ec2:DisableImageBlockPublicAccess',
      'ec2:DisableSnapshotBlockPublicAccess',
      'ec2:EnableSerialConsoleAccess',
      'ec2:EnableSnapshotBlockPublicAccess', // also lowers it, from all sharing to new sharing
      'ec2:ModifyEbsDefaultKmsKeyId',
      'ec2:ResetEbsDefaultKmsKeyId',
    ],
  });
}

function keepMembership(exempt: ExemptRoles): Statement[] {
  return [
    denyUnless(exempt, {
      sid: 'StayInOrganization',
      action: ['account:CloseAccount', 'account:DisableRegion', 'organizations:LeaveOrganization'],
    }),
    // Billing and operations contacts stay the account owner's.
    denyUnless(exempt, {
      sid: 'KeepSecurityContact',
      action: ['account:DeleteAlternateContact', 'account:PutAlternateContact'],
      condition: { 'ForAnyValue:StringEquals': { 'account:AlternateContactTypes': 'SECURITY' } },
    }),
  ];
}
