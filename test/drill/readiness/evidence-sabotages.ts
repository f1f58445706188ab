import { StartLoggingCommand, StopLoggingCommand, UpdateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { GetBucketPolicyCommand, PutBucketPolicyCommand, PutObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import { paginateListSubscriptionsByTopic, SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { listed } from '../../../commands/aws/facts/paging';
import type { Sabotage, Saboteur } from './sabotage';

/** Of what records and keeps: trail, evidence store, alarms. */
export function evidenceSabotages(by: Saboteur): Sabotage[] {
  const { names, estate } = by;
  const { escalation } = estate;
  const { homeRegion, evidence } = estate.aws;
  const trail = async () => (await by.in('management')).cloudtrail(homeRegion);
  const validate = async (on: boolean) =>
    (await trail()).send(new UpdateTrailCommand({ Name: names.trailArn, EnableLogFileValidation: on }));
  const store = async () => (await by.in('forensic')).s3(homeRegion);
  const keep = async (Mode: 'COMPLIANCE' | 'GOVERNANCE', Days: number) =>
    (await store()).send(
      new PutObjectLockConfigurationCommand({
        Bucket: names.evidenceBucket,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } },
      }),
    );
  const setPolicy = async (Policy: string) =>
    (await store()).send(new PutBucketPolicyCommand({ Bucket: names.evidenceBucket, Policy }));
  const contact = escalation[0]?.email.toLowerCase() ?? '';
  let policy = '';

  return [
    {
      name: 'the trail is stopped',
      names: /^trail-recording management: .* records nothing/,
      do: async () => (await trail()).send(new StopLoggingCommand({ Name: names.trailArn })),
      undo: async () => (await trail()).send(new StartLoggingCommand({ Name: names.trailArn })),
    },
    {
      name: 'the validation of log files is switched off',
      names: /^trail-settings management: its log files are not validated/,
      do: () => validate(false),
      undo: () => validate(true),
    },
    {
      name: 'new evidence is kept for a day only, and may be deleted',
      names: /^evidence-lock forensic: .* GOVERNANCE for 1 days/,
      do: () => keep('GOVERNANCE', 1),
      undo: () => keep('COMPLIANCE', evidence.retentionDays),
    },
    {
      name: 'the evidence bucket no longer denies deletion',
      names: /^evidence-policies \S+-evidence-\d+: its policy: lacks the statement DenyDeletion/,
      do: async () => {
        const found = await (await store()).send(new GetBucketPolicyCommand({ Bucket: names.evidenceBucket }));
        policy = found.Policy ?? '';
        const { Statement: statements, ...rest } = JSON.parse(policy) as { Statement: { Sid: string }[] };
        const weaker = statements.filter(({ Sid }) => Sid !== 'DenyDeletion');
        await setPolicy(JSON.stringify({ ...rest, Statement: weaker }));
      },
      undo: () => setPolicy(policy),
    },
    {
      name: 'a contact no longer receives alarms',
      names: new RegExp(`^alarm-contacts security: ${contact} receives no alarm`),
      do: async () => {
        const client = await topic(by);
        const pages = paginateListSubscriptionsByTopic({ client }, { TopicArn: names.alarmTopicArn });
        const own = (await listed(pages, (page) => page.Subscriptions)).find(({ Endpoint }) => Endpoint === contact);
        await client.send(new UnsubscribeCommand({ SubscriptionArn: own?.SubscriptionArn }));
      },
      undo: async () =>
        (await topic(by)).send(
          new SubscribeCommand({ TopicArn: names.alarmTopicArn, Protocol: 'email', Endpoint: contact }),
        ),
    },
  ];
}

/** SNS in the security account, at home. */
async function topic({ url: endpoint, estate, in: inAccount }: Saboteur): Promise<SNSClient> {
  const { credentials } = await inAccount('security');
  return new SNSClient({ region: estate.aws.homeRegion, endpoint, credentials });
}
