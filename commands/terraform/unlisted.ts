import type { AwsContext } from '../../stacks/aws/aws-stack';
import type { Incident } from '../../stacks/incident/schema';
import type { CommandError } from '../cli/exit';
import { dropped } from './dropped';
import type { IncidentStacks } from './incident-stacks';
import type { States } from './states';
import type { Terraform } from './terraform';
import { vanished } from './vanished';

/** What it takes to find out whether an incident lists all that it has contained. */
export interface Unlisted {
  readonly incident: Incident;
  readonly stacks: IncidentStacks;
  readonly context: AwsContext;
  readonly terraform: Terraform;
  /** Of the stacks of the incident; rejects when they cannot be listed. */
  readonly states: Promise<States>;
}

/** @throws CommandError when something is contained that the file does not list any more: nothing would give it back. */
export async function allListed(asked: Unlisted): Promise<void> {
  const left: CommandError | undefined = (await dropped(asked)) ?? (await vanished(asked));
  if (left) throw left;
}
