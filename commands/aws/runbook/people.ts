import type { RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/** People of IAM Identity Center: their portal sessions, which no API ends. */
export function people({ targets, account }: RunbookContext): RunbookStep[] {
  return targets.identityCenterUsers.map(({ id, name }) => ({
    id: `portal-${id}`,
    moment: 'after-containment',
    title: `Log ${name} out of the access portal`,
    why:
      `The SCP denies this person in ${account.name} only. The portal session opens every other account, and lasts up to 90 days; AWS ` +
      'has no API that ends it (https://docs.aws.amazon.com/singlesignon/latest/userguide/end-active-sessions.html).',
    commands: [],
    byHand: [
      'Sign in to the console of the account that administers IAM Identity Center, in its region, and open IAM Identity Center.',
      `Users → ${name} (user id ${id}) → Disable user access, so that nobody signs in anew.`,
      'Active sessions → select all → Delete session, and confirm.',
      'MFA devices → remove every device that the person does not recognise. With an external identity provider: disable the person there, first.',
    ],
    inverse: {
      byHand: [`Users → ${name} (user id ${id}) → Enable user access, after a new password and a new MFA device.`],
    },
  }));
}
