import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdktf, errorsOf, inParallel, plan, providersOf, stacks, synthesise, type Workspace } from '../deploy';
import type { Progress } from '../progress';
import type { Resource } from './arm/resource';
import type { ControlPlane } from './arm/server';

/** Deploys every Azure stack that needs no Entra, as a user would, and plans each again. False when a stack failed. */
export async function prepareAzure(workspace: Workspace, plane: ControlPlane, progress: Progress): Promise<boolean> {
  synthesise(workspace);
  const needing = (provider: string) =>
    stacks(workspace).filter((stack) => providersOf(workspace, stack).includes(provider));
  const entra = needing('azuread');
  const azurerm = needing('azurerm').filter((stack) => !entra.includes(stack));
  for (const stack of entra) progress.note(`NOT APPLIED ${stack}: there is no Entra on this machine`);

  if (!(await deploy(workspace, azurerm, progress))) return false;

  progress.heading('terraform plan of every Azure stack: no change');
  await inParallel(azurerm, async (stack) => {
    const second = await plan(workspace, stack);
    progress.check(`${stack}: second plan is empty`, second.code === 0, second.output.slice(-6000));
  });
  await seesDrift(workspace, plane, progress);
  return true;
}

/** An empty plan says something only if a change would have shown. */
async function seesDrift(workspace: Workspace, { world }: ControlPlane, progress: Progress): Promise<void> {
  const isQuarantine = ({ name, id }: Resource) => name.startsWith('firebreak') && id.includes('/securityRules/');
  const rule = world.all().find(isQuarantine);
  if (rule) world.put({ ...rule, properties: { ...rule.properties, access: 'Allow' } });
  const { code } = await plan(workspace, 'prepare-azure-payments');
  progress.check('a quarantine rule that somebody turned round shows in the plan', rule !== undefined && code === 2);
  if (rule) world.put(rule);
}

/** As a user does: the account of the state first, then everything else in its order. False when a step failed. */
async function deploy(workspace: Workspace, ids: readonly string[], progress: Progress): Promise<boolean> {
  const [first, rest] = [ids.filter(isBootstrap), ids.filter((id) => !isBootstrap(id))];
  for (const group of [first, rest]) {
    progress.heading(`cdktf deploy ${group.join(' ')}`);
    const told = (line: string) => progress.note(line);
    const { code, output } = await cdktf('deploy', workspace, group, told);
    const log = join(workspace.folder, 'deploy.log');
    writeFileSync(log, output);
    progress.check('every stack is deployed', code === 0, errorsOf(output, log));
    if (code !== 0) return false;
  }
  return true;
}

const isBootstrap = (id: string) => id.startsWith('bootstrap-');
