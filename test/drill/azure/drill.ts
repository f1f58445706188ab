import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { cdktf, errorsOf, inParallel, plan, providersOf, stacks, synthesise, type Workspace } from '../deploy';
import { AZURERM, obtain } from '../obtain-provider';
import type { Progress } from '../progress';
import { azureInput } from '../../support/azure-estate';
import type { Resource } from './arm/resource';
import { ControlPlane } from './arm/server';
import { tryToUndo } from './attempts';
import { fillWorld } from './before';
import { azureWorkspace } from './cloud';
import { writeAzureEstate } from './estate';
import { playIncident } from './incident';

/**
 * Deploys the Azure preparedness of an estate with the real provider, to a control plane on this machine.
 *
 * @param place - root of the checkout; folder of this drill, which is emptied; Terraform.
 * @returns what was skipped and why, or undefined when it was played.
 */
export async function playAzure(
  place: Pick<Workspace, 'root' | 'folder' | 'terraform'>,
  progress: Progress,
): Promise<string | undefined> {
  progress.heading('Azure: the real azurerm provider');
  // Go takes the trusted certificates of macOS and Windows from the system alone (https://pkg.go.dev/crypto/x509#SystemCertPool).
  if (platform() !== 'linux')
    return skipped(progress, `${platform()} lets no provider trust a certificate of ours: run it on Linux`);
  rmSync(place.folder, { recursive: true, force: true });
  const probe = { env: process.env, terraform: place.terraform, folder: join(place.folder, 'provider') };
  const obtained = await obtain(AZURERM, probe);
  if ('missing' in obtained) {
    progress.note(obtained.missing);
    const next =
      'reach registry.terraform.io, or fill a mirror with `terraform providers mirror` and set FIREBREAK_PROVIDER_MIRROR';
    return skipped(progress, `no azurerm >= ${AZURERM.from}, < ${AZURERM.below}: ${next}`);
  }
  progress.note(`azurerm ${obtained.version}`);
  const plane = await ControlPlane.start();
  try {
    mkdirSync(join(place.folder, 'incidents'), { recursive: true });
    await prepare(azureWorkspace(place, plane, [obtained.mirror]), plane, progress);
  } finally {
    plane.stop();
    const requests = plane.requests.map(({ method, path, status }) => `${status} ${method} ${path}`);
    writeFileSync(join(place.folder, 'requests.log'), requests.join('\n'));
    writeFileSync(join(place.folder, 'world.json'), JSON.stringify(plane.world.all(), undefined, 2));
  }
  return undefined;
}

async function prepare(workspace: Workspace, plane: ControlPlane, progress: Progress): Promise<void> {
  fillWorld(plane.world);
  writeAzureEstate(join(workspace.folder, 'firebreak.yaml'));
  synthesise(workspace);
  const needing = (provider: string) =>
    stacks(workspace).filter((stack) => providersOf(workspace, stack).includes(provider));
  const entra = needing('azuread');
  const azurerm = needing('azurerm').filter((stack) => !entra.includes(stack));
  for (const stack of entra) progress.note(`NOT APPLIED ${stack}: there is no Entra on this machine`);

  if (!(await deploy(workspace, azurerm, entra.length > 0, progress))) return;

  progress.heading('terraform plan of every Azure stack: no change');
  await inParallel(azurerm, async (stack) => {
    const second = await plan(workspace, stack);
    progress.check(`${stack}: second plan is empty`, second.code === 0, second.output.slice(-6000));
  });
  await seesDrift(workspace, plane, progress);
  const { subscriptions } = azureInput();
  const ids: string[] = subscriptions.map(({ id }: { id: string }) => id);
  tryToUndo(plane, ids, progress);
  await playIncident(workspace, plane, progress);
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
async function deploy(
  workspace: Workspace,
  ids: readonly string[],
  incomplete: boolean,
  progress: Progress,
): Promise<boolean> {
  const [first, rest] = [ids.filter(isBootstrap), ids.filter((id) => !isBootstrap(id))];
  const incompletely = incomplete ? ['--ignore-missing-stack-dependencies'] : [];
  for (const group of [first, rest]) {
    progress.heading(`cdktf deploy ${group.join(' ')}`);
    const told = (line: string) => progress.note(line);
    const { code, output } = await cdktf('deploy', workspace, [...group, ...incompletely], told);
    const log = join(workspace.folder, 'deploy.log');
    writeFileSync(log, output);
    progress.check('every stack is deployed', code === 0, errorsOf(output, log));
    if (code !== 0) return false;
  }
  return true;
}

const isBootstrap = (id: string) => id.startsWith('bootstrap-');

function skipped(progress: Progress, reason: string): string {
  progress.note(`SKIPPED: Azure was not drilled: ${reason}`);
  return reason;
}
