import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/**
 * Ways into instances that pass no security group: the SCP denies new ones, to all but responders, and ends none that is open.
 */
export function instanceEntries(context: RunbookContext): RunbookStep[] {
  const regions = [...new Set(context.targets.instances.map(({ region }) => region))];
  return [
    ...regions.map((region) => serialConsole(context, region)),
    ...context.targets.instances.map(({ id, region }) => sessions(context, id, region)),
  ];
}

function serialConsole(context: RunbookContext, region: string): RunbookStep {
  const { account } = context;
  const with_ = as('breakGlass', context, region);
  const before = record(context, account.name, `${region}-serial-console.txt`);
  return {
    id: `serial-console-${account.name}-${region}`,
    moment: 'after-containment',
    title: `Switch the serial console off in ${region} of ${account.name}`,
    why:
      'It is no connection of the network: no group and no NACL cuts it. This is for every instance of the region. ' +
      'Break-glass, because the guardrails let nobody else switch it on again.',
    commands: [
      `aws ec2 get-serial-console-access-status --query SerialConsoleAccessEnabled --output text ${with_} > ${before}`,
      `aws ec2 disable-serial-console-access ${with_}`,
    ],
    inverse: { commands: [`if grep -qi true ${before}; then aws ec2 enable-serial-console-access ${with_}; fi`] },
  };
}

function sessions(context: RunbookContext, id: string, region: string): RunbookStep {
  const with_ = as('breakGlass', context, region);
  const list = record(context, id, 'sessions.txt');
  return {
    id: `sessions-${id}`,
    moment: 'after-containment',
    title: `End the sessions of Session Manager on ${id}`,
    why: 'Whoever is on it stays, while the connection of its agent lives. The file says who it was.',
    commands: [
      `aws ssm describe-sessions --state Active --filters key=Target,value=${id} --query 'Sessions[].[SessionId,Owner,StartDate]' ` +
        `--output text ${with_} > ${list}`,
      `while read -r session rest; do aws ssm terminate-session --session-id "$session" ${with_}; done < ${list}`,
    ],
    inverse: { none: 'Whoever may, opens another one after release.' },
  };
}
