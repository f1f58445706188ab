import { notByStackSets } from './stacksets-session';
import type { TamperEvent } from './tamper-event';

/** Blinding: trails, detectors, recorders and network logs. */
export function detectionTampering(): TamperEvent[] {
  return [
    {
      id: 'trail',
      severity: 'critical',
      title: 'The record of API calls is being stopped or narrowed',
      why: 'Without the trail there is no evidence of what happens next.',
      subject: 'requestParameters.name',
      detail: {
        eventSource: ['cloudtrail.amazonaws.com'],
        eventName: [
          'StopLogging',
          'DeleteTrail',
          'UpdateTrail',
          'PutEventSelectors',
          'PutInsightSelectors',
          'DeregisterOrganizationDelegatedAdmin',
        ],
      },
    },
    {
      id: 'guardduty',
      severity: 'critical',
      title: 'GuardDuty is being switched off, detached or taught to stay silent',
      why: 'Intruders disable the detector, or archive its findings by a filter, before they go on.',
      subject: 'requestParameters.detectorId',
      detail: {
        eventSource: ['guardduty.amazonaws.com'],
        eventName: [
          'DeleteDetector',
          'UpdateDetector',
          'StopMonitoringMembers',
          'DisassociateMembers',
          'DeleteMembers',
          'UpdateMemberDetectors',
          'DisassociateFromAdministratorAccount',
          'DisassociateFromMasterAccount',
          'DisableOrganizationAdminAccount',
          'UpdateOrganizationConfiguration',
          'CreateFilter',
          'UpdateFilter',
          'CreateIPSet',
          'UpdateIPSet',
          'CreateTrustedEntitySet',
          'UpdateTrustedEntitySet',
          'UpdatePublishingDestination',
          'DeletePublishingDestination',
          'DeleteThreatIntelSet',
        ],
      },
    },
    {
      id: 'securityhub',
      severity: 'high',
      title: 'Security Hub is being switched off or detached',
      why: 'Findings of this account no longer reach the security account.',
      detail: {
        eventSource: ['securityhub.amazonaws.com'],
        eventName: [
          'DisableSecurityHub',
          'BatchDisableStandards',
          'DisassociateMembers',
          'DeleteMembers',
          'DisassociateFromAdministratorAccount',
          'DisassociateFromMasterAccount',
          'DisableOrganizationAdminAccount',
          'UpdateOrganizationConfiguration',
          'DeleteFindingAggregator',
          'DisableImportFindingsForProduct',
          'DeleteConfigurationPolicy',
          'StartConfigurationPolicyDisassociation',
        ],
      },
    },
    {
      id: 'detective',
      severity: 'high',
      title: 'Detective is being switched off or detached',
      why: 'The graph that shows how far an intruder got is lost with it.',
      detail: {
        eventSource: ['detective.amazonaws.com'],
        eventName: [
          'DeleteGraph',
          'DeleteMembers',
          'DisassociateMembership',
          'DisableOrganizationAdminAccount',
          'UpdateOrganizationConfiguration',
        ],
      },
    },
    {
      id: 'access-analyzer',
      severity: 'high',
      title: 'Access Analyzer is being deleted or taught to stay silent',
      why: 'It is what reports resources opened to other organisations.',
      subject: 'requestParameters.analyzerName',
      detail: {
        eventSource: ['access-analyzer.amazonaws.com'],
        eventName: ['UpdateAnalyzer', 'DeleteAnalyzer', 'CreateArchiveRule', 'UpdateArchiveRule'],
      },
    },
    {
      id: 'config-stopped',
      severity: 'critical',
      title: 'The record of configuration changes is being stopped',
      why: 'Without it nobody can tell what the intruder changed.',
      detail: {
        eventSource: ['config.amazonaws.com'],
        eventName: ['StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel'],
      },
    },
    {
      id: 'config-changed',
      severity: 'high',
      title: 'The record of configuration changes is being narrowed or redirected',
      why: 'A recorder can be blinded by leaving resource types out, or by sending its record elsewhere.',
      detail: {
        eventSource: ['config.amazonaws.com'],
        eventName: ['PutConfigurationRecorder', 'PutDeliveryChannel'],
        ...notByStackSets,
      },
    },
    {
      id: 'flow-logs',
      severity: 'critical',
      title: 'Network flow logs are being deleted',
      why: 'They are the only record of what left the network.',
      detail: { eventSource: ['ec2.amazonaws.com'], eventName: ['DeleteFlowLogs'] },
    },
    {
      id: 'resolver',
      severity: 'high',
      title: 'DNS query logs or the DNS firewall are being switched off',
      why: 'Queries to the resolver can carry data out, past flow logs and security groups.',
      detail: {
        eventSource: ['route53resolver.amazonaws.com'],
        eventName: [
          'DisassociateResolverQueryLogConfig',
          'DeleteResolverQueryLogConfig',
          'DisassociateFirewallRuleGroup',
          'DeleteFirewallRuleGroup',
          'UpdateFirewallConfig',
        ],
      },
    },
  ];
}
