import type { Estate } from '../../stacks/estate/schema';
import type { RunbookStep } from './step';

/** Who is told, in the order of the estate file. */
export function call({ escalation }: Estate): RunbookStep {
  return {
    id: 'call',
    moment: 'at-once',
    title: 'Call, in this order',
    why: 'The next one when nobody answers within five minutes. Note in the log who was told.',
    commands: [],
    byHand: escalation.map(({ name, role, phone, email }) => `${name}, ${role}: ${phone}, ${email}`),
    inverse: { none: 'Tell them too when the incident is closed.' },
  };
}
