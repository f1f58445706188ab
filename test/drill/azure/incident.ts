import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { azureInput } from '../../support/azure-estate';
import { errorsOf, inParallel, plan, providersOf, run, stacks, synthesise, type Workspace } from '../deploy';
import type { Progress } from '../progress';
import { changes, differences, type Change } from '../world/differences';
import { MACHINE, STORE, VAULT } from './before';
import type { ControlPlane } from './arm/server';
import { worldOf } from './world-of';

const ID = 'INC-42';

/**
 * An incident as Terraform sees it: contained, released, closed. Everything in it that is azurerm's; people are Entra's.
 * What was recorded before is there again afterwards, and evidence besides.
 */
export async function playIncident(workspace: Workspace, plane: ControlPlane, progress: Progress): Promise<void> {
  progress.heading(`${ID}: a machine, a network, a store, a vault and their whole subscription are contained`);
  const before = worldOf(plane.world);
  if (!(await apply(workspace, { phase: 'contain' }, progress))) return;
  const contained = worldOf(plane.world);
  const touched = changes(before, contained).filter(({ before: was }) => was !== undefined);
  progress.check(
    'nothing that was there is changed, but what the interfaces are members of',
    touched.length === 2 && touched.every(isInterface),
    differences(before, contained, ({ before: was }) => was === undefined).join('\n'),
  );
  for (const { kind, id } of changes(before, contained)) progress.note(`${kind} ${id}`);
  await inParallel(incidentStacks(workspace), async (stack) => {
    const second = await plan(workspace, stack);
    progress.check(`${stack}: second plan is empty`, second.code === 0, second.output.slice(-3000));
  });

  progress.heading(`${ID} is released, and closed`);
  const releasedAt = '2026-11-20T20:00:00Z';
  if (!(await apply(workspace, { phase: 'release', releasedAt }, progress))) return;
  isAsBefore('released');
  const closing = { phase: 'close', releasedAt, closedAt: '2026-11-22T12:00:00Z' };
  if (!(await apply(workspace, closing, progress))) return;
  isAsBefore('closed');

  function isAsBefore(when: string): void {
    const after = worldOf(plane.world);
    const left = differences(before, after, isEvidence);
    progress.check(`${when}: the world is as it was, but for evidence`, left.length === 0, left.join('\n'));
    const evidence = changes(before, after).filter(isEvidence);
    progress.check(`${when}: the snapshots of both disks are there`, evidence.length === 2, JSON.stringify(evidence));
  }
}

const isInterface = ({ kind }: Change) => kind === 'microsoft.network/networkinterfaces';
const isEvidence = ({ kind, before }: Change) => kind === 'microsoft.compute/snapshots' && before === undefined;

/** Writes the incident file and applies its stacks. False when one failed. */
async function apply(workspace: Workspace, phase: object, progress: Progress): Promise<boolean> {
  writeFileSync(join(workspace.folder, 'incidents', `${ID}.yaml`), stringify({ ...incidentInput(), ...phase }));
  synthesise(workspace);
  const failed: string[] = [];
  await inParallel(incidentStacks(workspace), async (stack) => {
    const chdir = `-chdir=${join(workspace.folder, 'cdktf.out', 'stacks', stack)}`;
    for (const verb of [['init'], ['apply', '-auto-approve']]) {
      const { code, output } = await run(workspace.terraform, [chdir, ...verb, '-input=false', '-no-color'], workspace);
      progress.check(`${stack}: terraform ${verb[0]}`, code === 0, errorsOf(output, 'the output above'));
      if (code !== 0) return void failed.push(stack);
    }
  });
  return failed.length === 0;
}

function incidentStacks(workspace: Workspace): string[] {
  const applied = (stack: string) => !providersOf(workspace, stack).includes('azuread');
  return stacks(workspace).filter((stack) => stack.startsWith(`${ID}-azure-`) && applied(stack));
}

function incidentInput() {
  const [payments] = azureInput().subscriptions;
  const [network, north] = payments.networks;
  return {
    version: 1,
    id: ID,
    declaredAt: '2026-11-20T18:00:00Z',
    commander: 'Asha Rao',
    sessionCutoff: '2026-11-20T18:15:00Z',
    expires: '2026-11-21T18:00:00Z',
    azure: {
      subscriptions: [
        {
          subscription: payments.id,
          machines: [
            {
              id: MACHINE.id,
              interfaces: MACHINE.interfaces.map((id) => ({ id, network: network.id })),
              disks: MACHINE.disks.map((id, index) => ({ id, location: network.location, incremental: index === 1 })),
            },
          ],
          networks: [north.id],
          storageAccounts: [STORE],
          keyVaults: [VAULT],
          freeze: true,
        },
      ],
    },
  };
}
