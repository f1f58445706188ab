import { SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { profile } from '../../runbook/context';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { declaredAlarms } from '../declared/stacks';
import type { Live } from '../live/live';
import { the } from '../live/the';

/**
 * Raises an alarm of Firebreak's for a moment, which CloudWatch takes back by itself. A message that is published to the topic
 * would prove nothing: its key lets nobody but CloudWatch and EventBridge do that (alarm-key.ts).
 *
 * By break-glass, because tamper protection keeps everybody else from setting an alarm. To assume it raises the other kind of
 * alarm, which comes by way of the trail and the event bus: both ways are tested.
 */
export const alarmMessage: Check = {
  id: 'alarm-message',
  holds: () => 'two test alarms are raised: by CloudWatch, and by the use of break-glass',
  questions: (live) => once('security', () => raise(live)),
};

const REASON = 'Firebreak readiness: a test, nothing has happened';

async function raise(live: Live): Promise<Answer> {
  const { access, estate } = live;
  const region = estate.aws.homeRegion;
  const AlarmName = String(declaredAlarms(live).one('aws_cloudwatch_metric_alarm').arguments.alarm_name);
  try {
    const breakGlass = await access.as('breakGlass', the('security', live).id);
    const raised = { AlarmName, StateReason: REASON, StateValue: 'ALARM' } as const;
    await breakGlass.cloudWatch(region).send(new SetAlarmStateCommand(raised));
  } catch (error) {
    const command = `aws cloudwatch set-alarm-state --alarm-name ${AlarmName} --state-value ALARM --state-reason '${REASON}'`;
    return answer([
      fault(
        `${AlarmName} cannot be raised as ${await access.callerName()}: ${(error as Error).message}`,
        `${command} --region ${region} --profile ${profile('breakGlass', 'security')}`,
      ),
    ]);
  }
  const people = estate.escalation.map(({ name }) => name).join(', ');
  return answer(
    [],
    `whether they arrived, only people know: ask ${people} for an e-mail about ${AlarmName} at once, and one about break-glass within 15 minutes`,
  );
}
