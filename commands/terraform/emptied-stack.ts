import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { accountsOf } from '../../stacks/aws/accounts';
import { AwsStack, type AwsStackProps } from '../../stacks/aws/aws-stack';
import { incidentAccess } from '../../stacks/aws/incident-access';
import type { App } from 'cdktf';
import { synthesiseInto } from './synthesise';
import type { Managed } from './states';
import type { Unlisted } from './unlisted';

/** A stack that has lost its last target: its state, and the access to look at what that knows. */
class EmptiedStack extends AwsStack {
  public constructor(app: App, id: string, props: AwsStackProps) {
    super(app, id, props);
  }
}

/** Of what a state holds for nobody, what AWS still has, for messages; all of it when that cannot be found out. */
export async function thingsThere(stack: string, held: readonly Managed[], asked: Unlisted): Promise<string[]> {
  // What was deleted with its target is in the state still, because nobody has looked since.
  const there = held.length > 0 ? await stillThere(stack, asked) : undefined;
  return held.filter(({ address }) => there?.includes(address) ?? true).map(({ thing }) => thing);
}

/**
 * Addresses of what the state of such a stack knows and AWS still has. Changes nothing. Not in `cdktf.out`: whoever applied
 * the stack where it was would destroy what is borrowed.
 *
 * @returns undefined when that cannot be found out.
 */
async function stillThere(
  stack: string,
  { incident, stacks: { outdir }, context, terraform }: Unlisted,
): Promise<string[] | undefined> {
  const { aws } = context.estate;
  const where = accountsOf(aws)
    .flatMap((account) => account.regions.map((region) => ({ account, region })))
    .find(({ account: { name }, region }) =>
      [`${incident.id}-isolate-${name}-${region}`, `${incident.id}-identities-${name}`].includes(stack),
    );
  if (!where) return undefined;
  const access = incidentAccess(incident, 'containment', aws.responders.roles.responder);
  const beside = `${outdir}.${process.pid}`; // local state is found from there as well (aws-stack.ts)
  try {
    synthesiseInto(beside, (app) => new EmptiedStack(app, stack, { ...context, ...where, access }));
    const folder = join(beside, 'stacks', stack);
    if ((await terraform.init(folder)).code !== 0) return undefined;
    const { code, plan } = await terraform.planToApply(folder);
    if (code === 1) return undefined;
    return plan.changes.filter(({ action }) => action === 'delete').map(({ address }) => address);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
