import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { denyUnless, OWNED, STACK_SET_ROLES, type ExemptRoles } from './exempt-roles';

export interface TamperProtectionLogs {
  readonly exempt: ExemptRoles;
  readonly securityAccountId: string;
  /** Whether Firebreak made the Session Manager preferences. */
  readonly sessionManager: boolean;
}

/** SCP: member accounts stop no log, and no alarm about it. */
export function tamperProtectionLogs(input: TamperProtectionLogs): PolicyDocument {
  const { exempt } = input;
  return policyDocument(
    keepTrails(exempt),
    keepConfigRecorder(exempt),
    keepDnsLogs(exempt),
    ...keepLogDelivery(exempt),
    ...keepAlarms(exempt, input.securityAccountId),
    ...(input.sessionManager ? [keepSessionLogs(exempt)] : []),
  );
}

/** The organisation trail can be changed in the management account only; this keeps the trails that accounts have besides. */
function keepTrails(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepTrails',
    action: [
      'cloudtrail:DeleteEventDataStore',
      'cloudtrail:DeleteTrail',
      'cloudtrail:DeregisterOrganizationDelegatedAdmin',
      'cloudtrail:DisableFederation',
      'cloudtrail:PutEventConfiguration',
      'cloudtrail:PutEventSelectors',
      'cloudtrail:PutInsightSelectors',
      'cloudtrail:StopEventDataStoreIngestion',
      'cloudtrail:StopLogging',
      'cloudtrail:UpdateEventDataStore',
      'cloudtrail:UpdateTrail',
    ],
  });
}

/** `Put` as well: a recorder narrowed to nothing is a stopped one. A landing zone that sets it up belongs in `alsoExempt`. */
function keepConfigRecorder(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepConfigRecorder',
    action: [
      'config:DeleteConfigurationRecorder',
      'config:DeleteDeliveryChannel',
      'config:DeleteRetentionConfiguration',
      'config:DeleteServiceLinkedConfigurationRecorder',
      'config:DisassociateResourceTypes',
      'config:PutConfigurationRecorder',
      'config:PutDeliveryChannel',
      'config:PutRetentionConfiguration',
      'config:StopConfigurationRecorder',
    ],
  });
}

/** Query logs, and the DNS firewall groups that wait for a quarantine. */
function keepDnsLogs(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepDnsLogsAndFirewall',
    action: [
      'route53resolver:CreateFirewallRule',
      'route53resolver:Delete*',
      'route53resolver:Disassociate*',
      'route53resolver:ImportFirewallDomains',
      'route53resolver:Put*',
      'route53resolver:UpdateFirewall*',
    ],
    condition: OWNED,
  });
}

function keepLogDelivery(exempt: ExemptRoles): Statement[] {
  return [
    // An account has one subscription policy a region, and this action names no resource.
    denyUnless(exempt, { sid: 'KeepLogSubscription', action: ['logs:DeleteAccountPolicy', 'logs:PutAccountPolicy'] }),
    denyUnless(exempt, {
      sid: 'KeepLogGroupsAndStreams',
      action: [
        // Keys as well: what is encrypted with a key that is deleted afterwards is not delivered.
        'firehose:*DeliveryStreamEncryption',
        'firehose:DeleteDeliveryStream',
        'firehose:UpdateDestination',
        'logs:*KmsKey',
        'logs:Delete*',
        'logs:PutDataProtectionPolicy',
        'logs:PutDestination*',
        'logs:PutMetricFilter',
        'logs:PutRetentionPolicy',
        'logs:PutSubscriptionFilter',
      ],
      resource: [
        'arn:aws:firehose:*:*:deliverystream/firebreak*',
        'arn:aws:logs:*:*:destination:firebreak*',
        'arn:aws:logs:*:*:log-group:/firebreak/*',
        'arn:aws:logs:*:*:log-group:firebreak*',
      ],
    }),
  ];
}

function keepAlarms(exempt: ExemptRoles, securityAccountId: string): Statement[] {
  return [
    // StackSets brings the forwarding rules into every account.
    denyUnless([...exempt, STACK_SET_ROLES], {
      sid: 'KeepAlarms',
      action: [
        'cloudwatch:DeleteAlarms',
        'cloudwatch:DisableAlarmActions',
        'cloudwatch:Put*Alarm*',
        'cloudwatch:SetAlarmState',
        'events:*ableRule', // EnableRule knows one state, ENABLED, which leaves read-only calls out
        'events:DeleteEventBus',
        'events:DeleteRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:UpdateEventBus',
        'sns:AddPermission',
        'sns:DeleteTopic',
        'sns:PutDataProtectionPolicy',
        'sns:RemovePermission',
        'sns:SetSubscriptionAttributes',
        'sns:SetTopicAttributes',
        'sns:Subscribe',
        'sns:Unsubscribe',
        'sqs:*Permission',
        'sqs:Delete*',
        'sqs:PurgeQueue',
        'sqs:ReceiveMessage', // hides it for as long as 12 hours
        'sqs:SetQueueAttributes',
        'sqs:StartMessageMoveTask',
      ],
      resource: [
        'arn:aws:cloudwatch:*:*:alarm:firebreak*',
        'arn:aws:events:*:*:event-bus/firebreak*',
        'arn:aws:events:*:*:rule/*firebreak*',
        'arn:aws:sns:*:*:firebreak*',
        'arn:aws:sqs:*:*:firebreak*',
      ],
    }),
    // Who may send to a bus: these two actions name no resource, and other accounts have buses of their own.
    denyUnless(exempt, {
      sid: 'KeepAlarmBusOpen',
      action: ['events:PutPermission', 'events:RemovePermission'],
      condition: { StringEquals: { 'aws:PrincipalAccount': securityAccountId } },
    }),
  ];
}

function keepSessionLogs(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepSessionLogs',
    action: ['ssm:DeleteDocument', 'ssm:UpdateDocument', 'ssm:UpdateDocumentDefaultVersion'],
    resource: ['arn:aws:ssm:*:*:document/SSM-SessionManagerRunShell'],
  });
}
