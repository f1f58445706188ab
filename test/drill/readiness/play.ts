import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readiness } from '../../../commands/aws/readiness/readiness';
import { Session } from '../../../commands/session';
import { loadEstate } from '../../../stacks/estate/load';
import { cdktf, type Workspace } from '../deploy';
import { response, type Place } from '../environments';
import { Commands } from '../incident/command';
import type { Organization } from '../organization';
import type { Progress } from '../progress';
import type { SabotageRecord } from '../report/story';
import { recordEarlierDrill } from './practice-sabotages';
import { faultsIn, isNamedAlone, saboteur, type Outcome, type Sabotage } from './sabotage';
import { sabotages } from './sabotages';

/**
 * Readiness is green; red after each sabotage, naming that one alone; green again in the end. That a sabotage is undone, the
 * next one shows: readiness would name both.
 *
 * The first and the last time, and for one sabotage, it is the command that is run. In between it is called in this process:
 * starting the command takes as long as asking.
 */
export async function playSabotages(
  place: Place,
  organization: Organization,
  deployment: Workspace,
  progress: Progress,
): Promise<SabotageRecord[]> {
  progress.heading('npx firebreak readiness: green, red for each sabotage, green');
  const workspace = response(place, await organization.responder.session(organization.responderMfa));
  const commands = new Commands(workspace, progress);
  const incidents = join(place.folder, 'incidents');
  recordEarlierDrill(incidents);

  const junit = join(place.folder, 'readiness.xml');
  const green = await commands.run(['readiness', '--test-message', '--junit', junit]);
  progress.note(lastLine(green.output));
  progress.check('its JUnit file has no failure', /<testsuites [^>]* failures="0"/.test(readFileSync(junit, 'utf8')));

  const estate = loadEstate(place.estateFile);
  const deploy = (stack: string) => deployAgain(stack, deployment);
  const [first, ...others] = sabotages(saboteur({ url: place.url, organization, estate, deploy, incidents }));
  const prove = (sabotage: Sabotage, ask: () => Promise<Outcome>) => proveNamed(sabotage, ask, progress);
  const records = first ? [await prove(first, () => fromCommand(commands))] : [];
  for (const sabotage of others) records.push(await prove(sabotage, () => inProcess(workspace.env)));

  await commands.run(['readiness', '--json']);
  return records;
}

async function proveNamed(
  sabotage: Sabotage,
  ask: () => Promise<Outcome>,
  progress: Progress,
): Promise<SabotageRecord> {
  await sabotage.do();
  const started = Date.now();
  const outcome = await ask();
  const seconds = (Date.now() - started) / 1000;
  await sabotage.undo();
  const said = faultsIn(outcome);
  const alone = isNamedAlone(sabotage, outcome);
  progress.check(
    `readiness names it, and nothing else: ${sabotage.name}, ${seconds.toFixed(1)} s`,
    alone,
    `expected only: ${sabotage.names.source}\nbut it said: ${said.join('\n') || 'nothing'}\n` +
      'Next: if something else is named, see whether the sabotage before this one was undone; if nothing is, run the check by hand',
  );
  return { name: sabotage.name, said, alone, seconds };
}

async function fromCommand(commands: Commands): Promise<Outcome> {
  const { output } = await commands.run(['readiness', '--json'], 1);
  return JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '{"checks":[]}') as Outcome;
}

/** As the command, with its environment, from which the SDK takes credentials and the address of the emulator. */
async function inProcess(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const own = process.env;
  process.env = env;
  try {
    const { json } = await readiness({ testMessage: false }, new Session(env, () => undefined));
    return json as unknown as Outcome;
  } finally {
    process.env = own;
  }
}

async function deployAgain(stack: string, deployment: Workspace): Promise<void> {
  const { code, output } = await cdktf('deploy', deployment, [stack, '--ignore-missing-stack-dependencies']);
  if (code !== 0) throw new Error(`${stack} cannot be deployed again:\n${output.slice(-4000)}`);
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').pop() ?? '';
}
