import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document';
import { Construct } from 'constructs';

/**
 * Records Session Manager sessions in a log group, which the log subscription sends to the evidence store.
 *
 * The preferences of an account and region are one document with a fixed name. It exists where somebody has ever saved
 * them in the console; the apply then fails with DocumentAlreadyExists. Either adopt it (terraform import of that name,
 * which Firebreak's settings then replace) or set `logs.sessionManager: false`.
 *
 * The instance writes the record, so its role needs logs:CreateLogStream, PutLogEvents and Describe*. One without them
 * goes unrecorded, no worse: streaming or required encryption would refuse its sessions altogether.
 * https://github.com/aws/amazon-ssm-agent/issues/203
 */
export class SessionManager extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const log = new CloudwatchLogGroup(this, 'log', { name: '/firebreak/session-manager', retentionInDays: 365 });
    new SsmDocument(this, 'preferences', {
      name: 'SSM-SessionManagerRunShell',
      documentType: 'Session',
      documentFormat: 'JSON',
      content: JSON.stringify({
        schemaVersion: '1.0',
        description: 'Session Manager preferences, managed by Firebreak',
        sessionType: 'Standard_Stream',
        inputs: {
          cloudWatchLogGroupName: log.name,
          cloudWatchEncryptionEnabled: false,
          cloudWatchStreamingEnabled: false,
          s3BucketName: '',
          s3KeyPrefix: '',
          s3EncryptionEnabled: true,
          kmsKeyId: '',
          runAsEnabled: false,
          runAsDefaultUser: '',
          idleSessionTimeout: '20', // minutes; the value of the service
          maxSessionDuration: '',
          shellProfile: { windows: '', linux: '' },
        },
      }),
    });
  }
}
