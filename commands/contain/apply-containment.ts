import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutGone } from '../../stacks/incident/gone';
import type { Incident } from '../../stacks/incident/schema';
import { replaced, type PhaseChange } from '../phase';
import type { Session } from '../session';
import type { Capture } from '../terraform/capture';
import { applyStacks } from '../terraform/deploy';
import type { StackOutcome } from '../terraform/deployment';
import type { StackFolder } from '../terraform/in-order';
import { incidentStacks } from '../terraform/incident-stacks';
import { notYetIsolated } from '../aws/verify/not-yet-isolated';
import { beforeIsolation, isOnRecord } from './before-isolation';

/**
 * Applies the containment stacks. Where connections are to be severed, in two steps: with the instances on the untracked
 * group, and at once again with them on the isolation group.
 */
export async function applyContainment(
  incident: Incident,
  capture: Capture,
  change: PhaseChange,
  session: Session,
): Promise<StackOutcome[]> {
  let preserving: Promise<void> | undefined;
  const converting = await notYetIsolated(withoutGone(incident), session.context.estate);
  if (converting.length > 0) {
    session.say(`  severing ${converting.join(', ')}: open to everybody from the isolation step to the one after`);
  }
  const first = await apply(convert(incident, converting));
  if (converting.length === 0) return first.outcomes;
  // Also when interrupted: an instance must not stay on the open group.
  const second = await apply(incident, first.contents, true);
  // What the second step did not change, or could not, is as the first one left it.
  const untouched = first.outcomes.filter(({ stack }) => !second.outcomes.some((outcome) => outcome.stack === stack));
  return [...untouched, ...second.outcomes.map((outcome) => unlessUnsevered(outcome, first.outcomes))];

  /** @param before what the stacks were: those that have not changed since are left alone. */
  async function apply(state: Incident, before = new Map<string, string>(), mustFinish = false) {
    const all = incidentStacks(session.context, replaced(session.incidents(), state), incident.id);
    const contents = new Map(all.containment.map((stack) => [stack.id, contentOf(stack)]));
    const stacks = all.containment.filter(({ id }) => contents.get(id) !== before.get(id));
    const waits = ({ id }: StackFolder) => incident.sequence === 'preserve-first' && all.isolation.includes(id);
    const outcomes = await applyStacks(stacks, 'go on', {
      ...change.deployment(incident.id, all),
      mustFinish,
      waitFor: async (stack) => {
        if (waits(stack)) await (preserving ??= preserve());
      },
    });
    return { outcomes, contents };
  }

  async function preserve(): Promise<void> {
    const line = beforeIsolation(await capture.started());
    session.say(`  ${line}`);
    if (!isOnRecord(line, incident.log)) change.log(line);
  }
}

/** A stack that is isolated, but whose step before failed: the connections are open still, and no later run cuts them. */
function unlessUnsevered(outcome: StackOutcome, first: readonly StackOutcome[]): StackOutcome {
  const before = first.find(({ stack }) => stack === outcome.stack);
  if (before?.state !== 'failed' && before?.state !== 'not tried') return outcome;
  return {
    ...outcome,
    state: 'failed',
    error:
      'isolated, but open connections were NOT severed: write isolation: nacl and contain again, or stop the instances',
  };
}

function convert(incident: Incident, converting: readonly string[]): Incident {
  const aws = incident.aws.map((targets) => ({
    ...targets,
    instances: targets.instances.map((instance) =>
      converting.includes(instance.id) ? { ...instance, step: 'convert' as const } : instance,
    ),
  }));
  return { ...incident, aws };
}

function contentOf({ folder }: StackFolder): string {
  return readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
}
