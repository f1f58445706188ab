import type { RunbookStep } from '../../runbook/step';
import { record, type RunbookContext } from './context';

/** Who may undo what containment does in a subscription. */
export function subscriptions(context: RunbookContext): RunbookStep[] {
  return context.targets.subscriptions.map(({ subscription }) => ({
    id: `owners-${subscription}`,
    moment: 'after-containment',
    title: `See who may undo it in the subscription ${subscription}`,
    why:
      'Owners and user access administrators may take interfaces out of the quarantine, and locks off. Contain those that are not ' +
      'beyond doubt. A global administrator may make himself owner of everything: the last command shows whether somebody did.',
    commands: [
      `az role assignment list --subscription ${subscription} --include-inherited --include-groups --output json > ${record(context, subscription, 'role-assignments.json')}`,
      `az role assignment list --scope / --output json > ${record(context, 'root', 'role-assignments.json')}`,
    ],
    inverse: { none: 'It only reads.' },
  }));
}
