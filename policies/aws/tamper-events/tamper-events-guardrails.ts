import { notByStackSets } from './stacksets-session';
import type { TamperEvent } from './tamper-event';

/** Guardrails, account settings, and the membership that they depend on. */
export function guardrailTampering(): TamperEvent[] {
  return [
    {
      id: 'organization-accounts',
      severity: 'critical',
      title: 'An account is leaving the organisation, being closed or moved',
      why: 'Guardrails end with membership, and closing an account is the one way to lose locked evidence.',
      subject: 'requestParameters.accountId',
      detail: {
        eventSource: ['organizations.amazonaws.com'],
        eventName: [
          'LeaveOrganization',
          'AcceptHandshake', // an invited account moves straight into another organisation
          'CloseAccount',
          'RemoveAccountFromOrganization',
          'MoveAccount',
          'DeleteOrganization',
        ],
      },
    },
    {
      id: 'organization-policies',
      severity: 'critical',
      title: 'A guardrail of the organisation is being attached, changed or lifted',
      why: 'Tamper protection and quarantine hold only while these policies are attached; containment and its release appear here too.',
      subject: 'requestParameters.policyId',
      detail: {
        eventSource: ['organizations.amazonaws.com'],
        eventName: [
          'AttachPolicy',
          'DetachPolicy',
          'UpdatePolicy',
          'DeletePolicy',
          'DisablePolicyType',
          'PutResourcePolicy',
          'DeleteResourcePolicy',
          'DeregisterDelegatedAdministrator',
          'DisableAWSServiceAccess',
        ],
      },
    },
    {
      id: 'account-settings',
      severity: 'high',
      title: 'A safe default of EC2 is being switched off',
      why: 'Snapshots and images can then be made public or unreadable, or instances entered by their serial console.',
      detail: {
        eventSource: ['ec2.amazonaws.com'],
        eventName: [
          'DisableEbsEncryptionByDefault',
          'ModifyEbsDefaultKmsKeyId',
          'ResetEbsDefaultKmsKeyId',
          'DisableSnapshotBlockPublicAccess',
          'DisableImageBlockPublicAccess',
          'EnableSerialConsoleAccess',
        ],
      },
    },
    {
      id: 'public-buckets',
      severity: 'high',
      title: 'The public access block of an account is being changed',
      why: 'Buckets of the account can then be opened to the world.',
      detail: {
        eventSource: ['s3.amazonaws.com'],
        eventName: ['PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock'],
      },
    },
    {
      id: 'account',
      severity: 'high',
      title: 'An account is being closed, a contact of it deleted, or a region switched on or off',
      why: 'AWS sends abuse notices to the security contact, and a region that nobody watches hides an intruder.',
      detail: {
        eventSource: ['account.amazonaws.com'],
        eventName: ['CloseAccount', 'DeleteAlternateContact', 'EnableRegion', 'DisableRegion'],
      },
    },
    {
      id: 'stack-sets',
      severity: 'critical',
      title: 'The delivery of responder roles or alarms to all accounts is being changed or ended',
      why: 'Accounts would lose their responder roles and their alarms.',
      subject: 'requestParameters.stackSetName',
      detail: {
        eventSource: ['cloudformation.amazonaws.com'],
        $or: [
          {
            eventName: ['DeleteStackSet', 'UpdateStackSet', 'DeleteStackInstances', 'UpdateStackInstances'],
            requestParameters: { stackSetName: [{ wildcard: '*firebreak-*' }] },
          },
          { eventName: ['DeactivateOrganizationsAccess'] },
        ],
      },
    },
    {
      id: 'stacks',
      severity: 'critical',
      title: 'The stack of the responder roles or alarms of an account is being deleted',
      why: 'The account would lose its responder roles and its alarms.',
      subject: 'requestParameters.stackName',
      detail: {
        eventSource: ['cloudformation.amazonaws.com'],
        eventName: ['DeleteStack'],
        requestParameters: { stackName: [{ wildcard: '*firebreak-*' }] },
      },
    },
    {
      id: 'stacks-changed',
      severity: 'high',
      title: 'The stack of the responder roles or alarms of an account is being changed',
      why: 'A changed template can hollow out roles and alarms without deleting them.',
      subject: 'requestParameters.stackName',
      detail: {
        eventSource: ['cloudformation.amazonaws.com'],
        eventName: ['UpdateStack', 'CreateChangeSet', 'ExecuteChangeSet', 'UpdateTerminationProtection'],
        requestParameters: { stackName: [{ wildcard: '*firebreak-*' }] },
        ...notByStackSets,
      },
    },
    {
      id: 'stack-instance-failed',
      severity: 'high',
      title: 'An account did not get its responder roles or alarms',
      why: 'The account is unprotected until the stack instance succeeds; the StackSet shows the reason.',
      subject: 'stack-id',
      detailTypes: ['CloudFormation StackSet StackInstance Status Change'],
      detail: {
        'stack-set-arn': [{ wildcard: '*:stackset/firebreak-*' }],
        'status-details': { 'detailed-status': ['FAILED', 'INOPERABLE'] },
      },
    },
  ];
}
