import { setTimeout as sleep } from 'node:timers/promises';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { notStopped } from '../../../commands/not-stopped';
import { accountsOf } from '../../../stacks/aws/accounts';
import { awsNames } from '../../../stacks/aws/names';
import { loadEstate } from '../../../stacks/estate/load';
import type { Estate } from '../../../stacks/estate/schema';
import { loadIncidents } from '../../../stacks/incident/load';
import { makeAttempts, outcomeOf } from '../attempt';
import { plan, type Workspace } from '../deploy';
import { response, type Place } from '../environments';
import type { Organization } from '../organization';
import type { Progress } from '../progress';
import type { Emulator } from '../emulator';
import type { DrillStory } from '../report/story';
import { playHunt } from '../trail/hunt';
import { intruderCalls, otherCalls } from './calls';
import { Commands } from './command';
import { attack, PERSISTENCE } from './foothold';
import { recordWorld } from '../world/record-world';
import { editIncident } from './incident-file';
import { Moments } from './moments';
import { playSecondIncident } from './second-incident';
import { mistakes, undoAttempts } from './undo-attempts';
import type { Workload } from './workload';
import { WorldBefore } from './world-before';

const ID = 'INC-42';

/** What the report tells of an incident. */
export type Told = Pick<DrillStory, 'attempts' | 'timings' | 'notStopped' | 'world' | 'kills'>;

/** From the attack to a world that is as it was. Enforcement is on. */
export async function playIncident(
  place: Place,
  emulator: Emulator,
  organization: Organization,
  workload: Workload,
  progress: Progress,
): Promise<Told> {
  const { accounts, responder, responderMfa, intruder } = organization;
  const workspace = response(place, await responder.session(responderMfa));
  const estate = loadEstate(place.estateFile);
  const record = () => recordWorld(place.url, placesOf(estate));
  const commands = new Commands(workspace, progress);
  const role = (name: string) => `arn:aws:iam::${accounts.payments}:role/firebreak/${name}`;

  progress.heading('An intruder with a leaked key: reconnaissance, pivots, persistence, customer data');
  const held = await attack(organization);
  const responders = {
    responder: await responder.assume(role('FirebreakResponder'), responderMfa),
    investigator: await responder.assume(role('FirebreakInvestigator'), responderMfa),
  };
  const calls = [...intruderCalls(held, organization, workload), ...otherCalls(organization, workload, responders)];
  const moments = new Moments(calls, progress);
  await moments.at('before');
  const world = new WorldBefore(await record(), awsNames(estate), progress);

  progress.heading(`${ID}: opened`);
  const opened = await commands.run(openArguments(workload));
  editIncident(workspace, ID, (file) => {
    file.setIn(['aws', 0, 'instances', 0, 'isolation'], 'severed');
    file.setIn(['aws', 0, 'instances', 1, 'isolation'], 'nacl');
  });

  progress.heading(`${ID}: contained`);
  const left = leftOpen(workspace, estate);
  const watch = firstRefusal(() => intruder.iam().send(new ListUsersCommand({})));
  const contained = await commands.run(['contain', ID]);
  const stopped = await watch;
  await moments.at('contained');
  world.whileContained(await record(), workload.neighbour);

  progress.heading(`${ID}: hunted in the log of the drill`);
  const records = await emulator.cloudTrailRecords(new Date(progress.startedAt));
  playHunt({ id: ID, folder: place.folder, records, organization, workload }, commands, progress);

  progress.heading('An administrator of the contained account tries to undo it');
  await makeAttempts(await undoAttempts(ID, organization, workload), progress);

  progress.heading('A responder undoes a part of it by mistake');
  await makeAttempts(mistakes(ID, organization, responders.responder), progress);
  const drifted = await plan(workspace, `${ID}-identities-payments`);
  progress.check('terraform plan shows what was undone', drifted.code === 2, drifted.output.slice(-4000));
  await commands.run(['contain', ID]);

  const kills = await playSecondIncident(workspace, commands, organization, workload, progress);

  progress.heading(`${ID}: released`);
  const released = await commands.run(['release', ID]);
  await moments.at('released');

  progress.heading(`${ID}: closed`);
  await commands.run(['close', ID], 1); // sessions from before may live for 36 hours
  const closed = await commands.run(['close', ID], 0, 37);
  await commands.run(['report', ID]);
  await commands.run(['status']);

  progress.heading('The world after the incident, compared with the world before it');
  const different = world.afterClose(await record(), ID);
  return {
    world: different,
    kills,
    attempts: moments.records(),
    notStopped: left,
    timings: [
      { what: 'to open the incident: every fact looked up', seconds: opened.seconds },
      { what: 'from `contain` to the first call of the leaked key that is refused', seconds: stopped },
      { what: 'from `contain` to everything contained and verified', seconds: contained.seconds, headline: true },
      { what: 'to release', seconds: released.seconds },
      { what: 'to close', seconds: closed.seconds },
    ],
  };
}

function openArguments({ shop, batch, function: name, bucket, key }: Workload): string[] {
  const instances = [shop, batch].flatMap((id) => ['--instance', id]);
  const principals = [
    '--user',
    'ci-deploy',
    '--user',
    PERSISTENCE.user,
    '--role',
    'reports',
    '--role',
    PERSISTENCE.role,
  ];
  const resources = ['--function', name, '--bucket', bucket, '--key', key];
  const targets = ['--root', ...principals, ...instances, ...resources];
  return ['open', ID, '--commander', 'Asha Rao', '--aws', 'payments', ...targets];
}

function placesOf({ aws }: Estate) {
  return accountsOf(aws).map(({ name, id, regions }) => ({ account: name, id, regions }));
}

/** What the commander is told that containment does not stop. */
function leftOpen({ env }: Workspace, estate: Estate): DrillStory['notStopped'] {
  const incidents = loadIncidents(env.FIREBREAK_INCIDENTS ?? 'incidents', estate);
  return incidents.filter(({ id }) => id === ID).flatMap((incident) => notStopped(incident, estate));
}

/** Seconds until a call is refused for the first time. */
async function firstRefusal(call: () => Promise<unknown>): Promise<number> {
  const started = Date.now();
  while (Date.now() - started < 120_000) {
    if ((await outcomeOf(call)).kind === 'refused') break;
    await sleep(200);
  }
  return (Date.now() - started) / 1000;
}
