import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { listed } from '../../facts/paging';
import { answer, once, type Answer, type Check, type Fault } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { the } from '../live/the';

export const alarmContacts: Check = {
  id: 'alarm-contacts',
  holds: ({ estate }) => `every contact of the escalation list (${emails(estate.escalation).length}) receives alarms`,
  questions: (live) => once('security', () => subscribed(live)),
};

async function subscribed(live: Live): Promise<Answer> {
  const { access, names, estate } = live;
  const client = (await access.as('investigator', the('security', live).id)).sns(estate.aws.homeRegion);
  const pages = paginateListSubscriptionsByTopic({ client }, { TopicArn: names.alarmTopicArn });
  const subscriptions = await listed(pages, (page) => page.Subscriptions);
  return answer(
    emails(estate.escalation).flatMap((email): Fault[] => {
      const own = subscriptions.filter(
        ({ Protocol: protocol, Endpoint: endpoint }) => protocol === 'email' && endpoint?.toLowerCase() === email,
      );
      if (own.some(({ SubscriptionArn: arn }) => arn?.startsWith('arn:'))) return [];
      const again = `aws sns subscribe --topic-arn ${names.alarmTopicArn} --protocol email --notification-endpoint ${email}`;
      return own.length > 0
        ? [
            {
              what: `${email} has not confirmed the subscription`,
              fix: `let them follow the link in AWS's e-mail; to send it again: ${again}`,
            },
          ]
        : [
            {
              what: `${email} receives no alarm`,
              fix: `${deploy(STACKS.alarms)}; then let them follow the link in AWS's e-mail`,
            },
          ];
    }),
  );
}

/** One a person, whatever the number of duties. */
function emails(escalation: Live['estate']['escalation']): string[] {
  return [...new Set(escalation.map(({ email }) => email.toLowerCase()))];
}
