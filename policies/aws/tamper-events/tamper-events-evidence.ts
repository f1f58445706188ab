import type { TamperEvent, TamperScope } from './tamper-event';

/** The evidence store, its keys, and what delivers to it. */
export function evidenceTampering(scope: TamperScope): TamperEvent[] {
  return [
    {
      id: 'evidence-bucket',
      severity: 'critical',
      title: 'A bucket of evidence, landing logs or state is being reconfigured',
      why: 'Policy, lock, lifecycle and replication of these buckets decide whether evidence arrives and stays.',
      subject: 'requestParameters.bucketName',
      detail: {
        eventSource: ['s3.amazonaws.com'],
        // By prefix: every bucket-level change, those of tomorrow included.
        eventName: [
          { prefix: 'PutBucket' },
          { prefix: 'DeleteBucket' },
          'PutObjectLockConfiguration',
          'PauseReplication',
        ],
        requestParameters: { bucketName: scope.buckets },
      },
    },
    {
      id: 'evidence-objects',
      severity: 'critical',
      title: 'Somebody tries to delete or re-encrypt evidence',
      why: 'Object Lock keeps every version, but a delete marker hides it, and nobody has a reason to try.',
      subject: 'requestParameters.key',
      detail: {
        eventSource: ['s3.amazonaws.com'],
        eventName: ['DeleteObject', 'DeleteObjects', 'UpdateObjectEncryption'],
        requestParameters: { bucketName: [scope.evidenceBucket] },
      },
    },
    {
      id: 'keys-disabled',
      severity: 'critical',
      title: 'A KMS key is being disabled or scheduled for deletion',
      why: 'What is encrypted with it, evidence perhaps, becomes unreadable; a deletion can be cancelled for 7 to 30 days.',
      subject: 'requestParameters.keyId',
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial'],
      },
    },
    {
      id: 'key-policy',
      severity: 'critical',
      title: 'The policy of a key of the core accounts is being changed',
      why: 'Whoever changes the policy of the evidence key can read evidence, or keep it from being written.',
      subject: 'requestParameters.keyId',
      // CloudTrail names the key, not its alias: in other accounts these calls cannot be told from everyday ones.
      accounts: scope.coreAccounts,
      detail: { eventSource: ['kms.amazonaws.com'], eventName: ['PutKeyPolicy', 'DisableKeyRotation'] },
    },
    {
      id: 'key-alias',
      severity: 'high',
      title: 'An alias of a Firebreak key is being moved or deleted',
      why: 'Evidence would be encrypted with a key that somebody else controls.',
      subject: 'requestParameters.aliasName',
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['UpdateAlias', 'DeleteAlias'],
        requestParameters: { aliasName: [{ prefix: 'alias/firebreak/' }] },
      },
    },
    {
      id: 'log-delivery',
      severity: 'high',
      title: 'Delivery of application or trail logs is being cut',
      why: 'Application and session logs no longer reach the evidence store.',
      detail: {
        eventSource: ['logs.amazonaws.com'],
        eventName: [
          'DeleteAccountPolicy',
          'DeleteSubscriptionFilter',
          'DeleteDestination',
          'PutDestinationPolicy',
          'DeleteLogGroup',
          'DeleteLogStream',
          'PutRetentionPolicy',
        ],
        $or: [
          { requestParameters: { policyName: [{ prefix: 'firebreak' }] } },
          { requestParameters: { filterName: [{ prefix: 'firebreak' }] } },
          { requestParameters: { destinationName: [{ prefix: 'firebreak' }] } },
          { requestParameters: { logGroupName: [{ prefix: 'firebreak' }, { wildcard: '/*firebreak*' }] } },
        ],
      },
    },
    {
      id: 'log-stream',
      severity: 'high',
      title: 'The stream that carries logs to the evidence store is being deleted or redirected',
      why: 'Application and session logs no longer reach the evidence store.',
      subject: 'requestParameters.deliveryStreamName',
      detail: {
        eventSource: ['firehose.amazonaws.com'],
        eventName: ['DeleteDeliveryStream', 'UpdateDestination', 'StopDeliveryStreamEncryption'],
        requestParameters: { deliveryStreamName: [{ prefix: 'firebreak' }] },
      },
    },
    {
      id: 'session-logs',
      severity: 'high',
      title: 'The recording of Session Manager sessions is being changed',
      why: 'This document decides whether what is typed on instances is recorded.',
      subject: 'requestParameters.name',
      detail: {
        eventSource: ['ssm.amazonaws.com'],
        eventName: ['UpdateDocument', 'UpdateDocumentDefaultVersion', 'DeleteDocument'],
        requestParameters: { name: ['SSM-SessionManagerRunShell'] },
      },
    },
    {
      id: 'config-delivery-failed',
      severity: 'high',
      title: 'AWS Config could not deliver its record',
      why: 'The record of configuration changes has a gap until delivery works again.',
      detailTypes: ['Config Configuration Snapshot Delivery Status', 'Config Configuration History Delivery Status'],
      subject: 'messageType',
      detail: { messageType: ['ConfigurationSnapshotDeliveryFailed', 'ConfigurationHistoryDeliveryFailed'] },
    },
  ];
}
