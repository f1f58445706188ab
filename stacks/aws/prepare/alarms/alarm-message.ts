import type { TamperEvent } from '../../../../policies/aws/tamper-events/tamper-event';
import type { Estate } from '../../../estate/schema';

/** An EventBridge input transformer: what it takes from the event, and the text it puts that into. */
export interface AlarmMessage {
  readonly inputPaths: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/**
 * The alarm as people read it: what, who, where, when, why it matters, whom to call in which order.
 *
 * What an event lacks (an error, say) stays empty: EventBridge leaves such variables out. A template of several
 * quoted lines is sent as it is, quotes included, and may have 8192 characters
 * (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html).
 */
export function alarmMessage(event: TamperEvent, escalation: Estate['escalation']): AlarmMessage {
  const { what, paths } = event.detailTypes && !event.detail.eventName ? serviceEvent(event) : apiCall(event);
  const lines = [
    `FIREBREAK ALARM, ${event.severity}: ${event.title}.`,
    ...what,
    'Where: account <account>, region <region>',
    'When: <time>, event <id>',
    `Why it matters: ${event.why}`,
    'Unless one of you can explain it, it is an incident. Call, in this order:',
    ...escalation.map(({ name, role, phone }, i) => `${i + 1}. ${plain(name)} (${role}) ${phone}`),
  ];
  return {
    inputPaths: { ...paths, account: '$.account', region: '$.region', time: '$.time' },
    inputTemplate: lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}

interface Particulars {
  readonly what: readonly string[];
  readonly paths: Readonly<Record<string, string>>;
}

function apiCall({ subject }: TamperEvent): Particulars {
  return {
    what: [
      `What: <name> (<service>)${subject ? ' on <subject>' : ''}`,
      'Who: <who>, from <address>',
      'Refused with: <error> (nothing here: the call succeeded)',
    ],
    paths: {
      name: '$.detail.eventName',
      service: '$.detail.eventSource',
      who: '$.detail.userIdentity.arn',
      address: '$.detail.sourceIPAddress',
      error: '$.detail.errorCode',
      id: '$.detail.eventID',
      ...(subject ? { subject: `$.detail.${subject}` } : {}),
    },
  };
}

function serviceEvent({ subject }: TamperEvent): Particulars {
  return {
    what: [`What: <kind>${subject ? ', <subject>' : ''}`],
    paths: { kind: '$.detail-type', id: '$.id', ...(subject ? { subject: `$.detail.${subject}` } : {}) },
  };
}

/** Angle brackets would be read as variables. */
function plain(name: string): string {
  return name.replace(/[<>]/g, '');
}
