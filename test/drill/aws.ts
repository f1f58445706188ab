/**
 * The AWS part of the drill: prepares a whole organisation in an emulator with the real Terraform provider, tries to defeat
 * what was deployed, and plays an incident from the alert to a world that is as it was.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findTerraform } from '../../commands/terraform/find-terraform';
import { attack } from './attacks';
import { Emulator } from './emulator';
import { deployment, type Place } from './environments';
import { REGIONS, writeEstateFile } from './estate-file';
import { playIncident, type Told } from './incident/story';
import { createWorkload } from './incident/workload';
import { createOrganization } from './organization';
import { keepsWhatWasThere, planAgain, prepare } from './prepare';
import type { Progress } from './progress';
import { findPython } from './python';
import { deleteDefaultVpcs } from './readiness/default-vpcs';
import { playSabotages } from './readiness/play';
import type { DrillStory } from './report/story';
import { writeDrillReport } from './report/write';
import { findProviderMirror } from './tools';
import { versions } from './versions';

const root = join(__dirname, '..', '..');
const folder = join(root, '.firebreak', 'drill');

export async function playAws(progress: Progress): Promise<void> {
  progress.heading('Tools');
  const terraform = findTerraform(process.env);
  const mirror = findProviderMirror(process.env);
  progress.note(`AWS provider: ${mirror ? 'from a mirror' : 'downloaded by Terraform (0.7 GB, once)'}`);
  const python = findPython(process.env, join(root, '.firebreak'), (line) => progress.note(line));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'incidents'), { recursive: true });

  const emulator = await Emulator.start(python);
  let told: Played | undefined;
  try {
    const place = { root, folder, terraform, mirror, url: emulator.url, estateFile: join(folder, 'firebreak.yaml') };
    told = await play(place, emulator, progress);
    await listExtensionCalls(emulator, progress);
  } finally {
    emulator.stop();
    const report = join(folder, 'report.html');
    const { startedAt } = progress;
    const finishedAt = new Date().toISOString();
    const nothing = { attempts: [], timings: [], notStopped: [] };
    const tools = versions(terraform, python);
    writeDrillReport(report, {
      ...nothing,
      ...told,
      startedAt,
      finishedAt,
      versions: tools,
      phases: progress.record(),
    });
    progress.note(`report: ${report}`);
  }
}

type Played = Told & Pick<DrillStory, 'sabotages'>;

async function play(place: Place, emulator: Emulator, progress: Progress): Promise<Played | undefined> {
  progress.heading('An organisation of five accounts in two regions, before Firebreak');
  const organization = await createOrganization(emulator.url);
  await deleteDefaultVpcs(organization, REGIONS);
  const workload = await createWorkload(emulator.url, organization);
  writeEstateFile(place.estateFile, organization);
  const deployed = (state: 'local' | 'remote') => deployment(place, organization.deployer, state);

  if (!(await prepare(deployed, progress))) return undefined; // nothing after it could hold
  await planAgain(deployed('remote'), progress);
  await keepsWhatWasThere(organization, progress);
  await attack(emulator, organization, progress);
  const sabotages = await playSabotages(place, organization, deployed('remote'), progress);
  return { ...(await playIncident(place, emulator, organization, workload, progress)), sabotages };
}

async function listExtensionCalls(emulator: Emulator, progress: Progress): Promise<void> {
  progress.heading("Calls answered by the emulator's extension, not by moto itself");
  const calls = Object.entries(await emulator.extensionCalls()).sort(([a], [b]) => a.localeCompare(b));
  for (const [operation, count] of calls) progress.note(`${String(count).padStart(5)}  ${operation}`);
}
