import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Commands } from '../incident/command';
import type { Workload } from '../incident/workload';
import type { Organization } from '../organization';
import type { Progress } from '../progress';
import { callSteps, footholdSteps, refusedSteps } from './attacker-steps';
import { missed, type HuntJson } from './missed';
import type { CloudTrailRecord } from './record';
import { writeTrail } from './write-trail';

export interface HuntedInput {
  /** Incident that names the intruder's user. */
  readonly id: string;
  /** Where a folder of log files is made. */
  readonly folder: string;
  /** Everything since the drill began: the intruder's calls among those of everybody else. */
  readonly records: readonly CloudTrailRecord[];
  readonly organization: Organization;
  readonly workload: Workload;
}

/** The emulator has no past: what the intruder's networks are compared with. */
const NO_PAST = /has no log of the 30 days before/;

/** Of what a hunt prints, in bytes. */
const LARGEST = 512 * 1024 * 1024;

type Printed = HuntJson & { readonly unanswered: readonly string[] };

/** Hunts in the log of the drill, and checks that every call of the intruder is shown by the query that is about such calls. */
export function playHunt(
  { id, folder, records, organization, workload }: HuntedInput,
  commands: Commands,
  progress: Progress,
): void {
  const logs = join(folder, 'trail');
  const files = writeTrail(logs, organization.id, records);
  progress.note(`${records.length} records of CloudTrail in ${files.length} files`);
  const since = records.reduce((first, { eventTime }) => (eventTime < first ? eventTime : first), '9').slice(0, 10);
  const found = run(commands, ['hunt', id, '--local', logs, '--since', since, '--json']);
  const open = found.unanswered.filter((line) => !NO_PAST.test(line));
  progress.check('the hunt leaves nothing open but what was normal a month ago', open.length === 0, open.join('\n'));
  const steps = [...refusedSteps(), ...footholdSteps(), ...callSteps(workload)];
  const unseen = missed(steps, found, organization.accounts.payments).map(({ name, query }) => `${name} (${query})`);
  progress.check(`the hunt finds each of the intruder's ${steps.length} calls`, unseen.length === 0, unseen.join('\n'));
}

/** Only what the command writes to stdout is JSON. A hunt that leaves something open ends with 1, as this one must. */
function run(commands: Commands, args: readonly string[]): Printed {
  const { command, argv, env } = commands.line(args);
  const { status, stdout, stderr } = spawnSync(command, argv, { env, encoding: 'utf8', maxBuffer: LARGEST });
  const json = status === 1 && stdout.startsWith('{') ? (JSON.parse(stdout) as Partial<Printed>) : {};
  const { findings = [], unanswered = [`exit code ${status}\n${stdout.slice(-2000)}\n${stderr.slice(-4000)}`] } = json;
  return { findings, unanswered };
}
