import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { denyUnless, OWNED, STACK_SET_ROLES, type ExemptRoles } from './exempt-roles';
import { INCIDENT_TAG } from '../incident-tag';

export interface TamperProtectionDetection {
  readonly exempt: ExemptRoles;
  /** Evidence custodian in any account: it marks snapshots as evidence, copies and shares them. */
  readonly custodian: string;
}

/** SCP: member accounts switch no detection off, open no quarantine, weaken no default, and do not leave. */
export function tamperProtectionDetection({ exempt, custodian }: TamperProtectionDetection): PolicyDocument {
  return policyDocument(
    keepGuardDuty(exempt),
    keepDetection(exempt),
    keepQuarantineAndFlowLogs([...exempt, custodian]),
    keepTag([...exempt, STACK_SET_ROLES, custodian]),
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
      'guardduty:UpdateCustomDetectionRule*',
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

/**
 * Not what analysts do every day: archive rules of Access Analyzer, updates and archiving of findings. Configuration
 * policies reach every account: one that says "off", associated with the root, is Security Hub switched off.
 */
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
      'securityhub:BatchUpdateAutomationRules',
      'securityhub:BatchUpdateStandardsControlAssociations',
      'securityhub:CreateAutomationRule*',
      'securityhub:DeleteAggregatorV2',
      'securityhub:DeleteConfigurationPolicy',
      'securityhub:DeleteFindingAggregator',
      'securityhub:DeleteMembers',
      'securityhub:DisableImportFindingsForProduct',
      'securityhub:DisableSecurityHub*',
      'securityhub:Disassociate*',
      'securityhub:StartConfigurationPolicy*',
      'securityhub:UpdateAggregatorV2',
      'securityhub:UpdateAutomationRuleV2',
      'securityhub:UpdateConfigurationPolicy',
      'securityhub:UpdateFindingAggregator',
      'securityhub:UpdateOrganizationConfiguration',
      'securityhub:UpdateSecurityHubConfiguration',
      'securityhub:UpdateStandardsControl',
    ],
  });
}

/**
 * By tag, so that it covers flow logs, isolation groups, NACLs, and what an incident contains or keeps: contained
 * instances and interfaces, snapshots of volumes and databases. Changing only: who may read them is for the roles to say.
 */
function keepQuarantineAndFlowLogs(exempt: ExemptRoles): Statement {
  const verbs = ['Associate', 'Attach', 'Authorize', 'Create', 'Delete', 'Deregister', 'Detach', 'Disassociate'];
  const more = ['Lock', 'Modify', 'Reboot', 'Replace', 'Reset', 'Restore', 'Revoke', 'Run', 'Send', 'Start', 'Stop'];
  const most = [...verbs, ...more, 'Terminate', 'Unlock', 'Update'];
  return denyUnless(exempt, {
    sid: 'KeepQuarantineAndFlowLogs',
    action: [...most.map((verb) => `ec2:${verb}*`), 'rds:DeleteDB*Snapshot', 'rds:ModifyDB*Snapshot*'],
    condition: OWNED,
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
      action: [
        'account:CloseAccount',
        'account:StartPrimaryEmailUpdate', // with the root user's address goes the root user
        // Whoever accepts the invitation of another organisation moves there directly, without leaving this one first.
        // https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
        'organizations:AcceptHandshake',
        'organizations:LeaveOrganization',
      ],
    }),
    // Roles of an account are assumed only in regions where the account's own STS is active.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
    denyUnless(exempt, {
      sid: 'KeepResponderAccess',
      action: ['account:DisableRegion', 'iam:SetSTSRegionalEndpointStatus'],
    }),
    // Billing and operations contacts stay the account owner's.
    denyUnless(exempt, {
      sid: 'KeepSecurityContact',
      action: ['account:DeleteAlternateContact', 'account:PutAlternateContact'],
      condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'account:AlternateContactTypes': 'SECURITY' } },
    }),
  ];
}
