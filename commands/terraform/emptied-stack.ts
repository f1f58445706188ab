import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { accountsOf } from '../../stacks/aws/accounts';
import { AwsStack, type AwsContext, type AwsStackProps } from '../../stacks/aws/aws-stack';
import { incidentAccess } from '../../stacks/aws/incident-access';
import type { Incident } from '../../stacks/incident/schema';
import type { App } from 'cdktf';
import { synthesiseInto } from './synthesise';
import type { Terraform } from './terraform';

/** A stack that has lost its last target: its state, and the access to look at what that knows. */
class EmptiedStack extends AwsStack {
  public constructor(app: App, id: string, props: AwsStackProps) {
    super(app, id, props);
  }
}

/**
 * Addresses of what the state of such a stack knows and AWS still has. Changes nothing.
 *
 * @param outdir `cdktf.out`. Not in there: whoever applied the stack where it was would destroy what is borrowed.
 * @returns undefined when that cannot be found out.
 */
export async function stillThere(
  stack: string,
  incident: Incident,
  context: AwsContext,
  terraform: Terraform,
  outdir: string,
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
