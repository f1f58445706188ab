import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { azureInput } from '../../support/azure-estate';
import type { Workspace } from '../deploy';
import { AZURERM, obtain } from '../obtain-provider';
import type { Progress } from '../progress';
import { differences } from '../world/differences';
import { ControlPlane } from './arm/server';
import { tryToUndo } from './attempts';
import { fillWorld } from './before';
import { azureWorkspace } from './cloud';
import { writeAzureEstate } from './estate';
import { playIncident } from './incident';
import { prepareAzure } from './prepare';
import { worldOf } from './world-of';

/**
 * Deploys the Azure preparedness of an estate with the real provider to a control plane on this machine, tries to undo it, and
 * plays an incident.
 *
 * @param place - root of the checkout; folder of this drill, which is emptied; Terraform.
 * @param incident - whether one is played: the provider waits for eight minutes in it.
 * @returns what was skipped and why, or undefined when it was played.
 */
export async function playAzure(
  place: Pick<Workspace, 'root' | 'folder' | 'terraform'>,
  incident: boolean,
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
    const workspace = azureWorkspace(place, plane, [obtained.mirror]);
    if ((await prepared(workspace, plane, progress)) && incident) await playIncident(workspace, plane, progress);
  } finally {
    plane.stop();
    const requests = plane.requests.map(({ method, path, status }) => `${status} ${method} ${path}`);
    writeFileSync(join(place.folder, 'requests.log'), requests.join('\n'));
    writeFileSync(join(place.folder, 'world.json'), JSON.stringify(plane.world.all(), undefined, 2));
  }
  return undefined;
}

/** False when nothing after it could hold. */
async function prepared(workspace: Workspace, plane: ControlPlane, progress: Progress): Promise<boolean> {
  fillWorld(plane.world);
  writeAzureEstate(join(workspace.folder, 'firebreak.yaml'));
  const before = worldOf(plane.world);
  if (!(await prepareAzure(workspace, plane, progress))) return false;
  const touched = differences(before, worldOf(plane.world), ({ before: was }) => was === undefined);
  progress.check('nothing that was there before Firebreak is changed', touched.length === 0, touched.join('\n'));
  const ids: string[] = azureInput().subscriptions.map(({ id }: { id: string }) => id);
  tryToUndo(plane, ids, progress);
  return true;
}

function skipped(progress: Progress, reason: string): string {
  progress.note(`SKIPPED: Azure was not drilled: ${reason}`);
  return reason;
}
