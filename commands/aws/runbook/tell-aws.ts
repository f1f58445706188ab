import type { Incident } from '../../../stacks/incident/schema';
import type { RunbookStep } from '../../runbook/step';

export function tellAws({ id, aws: targets, declaredAt }: Incident): RunbookStep {
  const accounts = targets.map(({ account }) => account).join(', ');
  return {
    id: 'tell-aws',
    moment: 'after-containment',
    title: 'Tell AWS',
    why:
      'AWS suspends accounts whose abuse reports nobody answers within a day. Support cannot help with abuse; Trust & Safety does ' +
      '(https://repost.aws/knowledge-center/report-aws-abuse).',
    commands: [],
    byHand: [
      'If there is a notice of abuse: answer that message. Otherwise the form https://support.aws.amazon.com/#/contacts/report-abuse or trustandsafety@support.aws.com.',
      `Say: incident ${id}; accounts ${accounts}; discovered ${declaredAt}; contained; what was abused, with times in UTC and addresses.`,
      'With AWS Security Incident Response: open a case there as well. With a support plan: a case of the highest severity, for charges.',
    ],
    inverse: { none: 'Tell them too when the incident is closed.' },
  };
}
