import { byId, type Service } from '../place';
import { request, requestAll } from '../request';

const SNS = ['sns', 'query', '2010-03-31'] as const;
const SQS = ['sqs', 'json', 'AmazonSQS'] as const;

/** Topics, their subscriptions, and queues without how many messages are in them: those come and go. */
export const messages: Service = (place) => ({
  topic: async () =>
    byId(
      await requestAll<{ readonly TopicArn: string }>(place, SNS, 'ListTopics', 'Topics'),
      ({ TopicArn }) => TopicArn,
      async ({ TopicArn }) => attributes(await request(place, SNS, 'GetTopicAttributes', { TopicArn })),
    ),
  subscription: async () =>
    byId(
      await requestAll<{ readonly SubscriptionArn: string }>(place, SNS, 'ListSubscriptions', 'Subscriptions'),
      ({ SubscriptionArn }) => SubscriptionArn,
      async ({ SubscriptionArn }) =>
        attributes(await request(place, SNS, 'GetSubscriptionAttributes', { SubscriptionArn })),
    ),
  queue: async () => {
    const urls = await requestAll<string>(place, SQS, 'ListQueues', 'QueueUrls');
    return byId(
      urls.map((QueueUrl) => ({ QueueUrl })),
      ({ QueueUrl }) => QueueUrl,
      async (queue) => {
        const { Attributes } = await request(place, SQS, 'GetQueueAttributes', { ...queue, AttributeNames: ['All'] });
        const settings = Object.entries<string>(Attributes).filter(([name]) => !name.startsWith('Approximate'));
        return { Attributes: Object.fromEntries(settings) };
      },
    );
  },
});

/** A map of the query protocol: a list of entries. */
function attributes({ Attributes }: { Attributes: { entry: { key: string; value: string }[] } }): object {
  return { Attributes: Object.fromEntries(Attributes.entry.map(({ key, value }) => [key, value])) };
}
