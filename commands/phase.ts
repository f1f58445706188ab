import type { Incident } from '../stacks/incident/schema';
import { EXIT, type ExitCode } from './cli/exit';
import { callerName } from './aws/facts/responder';
import { IncidentFile } from './incident-file/incident-file';
import type { Session } from './session';
import type { Deployment, StackOutcome } from './terraform/deployment';
import { readTouched } from './terraform/read-output';
import type { StackFolder } from './terraform/in-order';
import { incidentStacks, type IncidentStacks } from './terraform/incident-stacks';
import { findTraces } from './aws/traces/find-traces';
import { snapshotStates } from './aws/traces/snapshot-state';
import { statesOf } from './terraform/states';
import type { Unlisted } from './terraform/unlisted';
import type { Check } from './verify/check';

/** What `contain`, `release` and `close` have in common: they apply, and keep the record. */
export class PhaseChange {
  readonly file: IncidentFile;

  private constructor(
    private readonly session: Session,
    private readonly verb: 'contain' | 'release' | 'close',
    private readonly who: string,
    private readonly id: string,
  ) {
    this.file = new IncidentFile(session.folder, id);
  }

  static async of(session: Session, verb: 'contain' | 'release' | 'close', id: string): Promise<PhaseChange> {
    return new PhaseChange(session, verb, await callerName(session.context.estate), id);
  }

  /** Appends to the timeline of the file. */
  log(what: string): void {
    this.file.change({ log: [{ at: this.session.now(), who: this.who, what, told: [] }] });
  }

  /** Puts on record what is left in accounts that are gone; each line once. */
  logLeft(left: readonly string[]): void {
    const { log } = this.session.incident(this.id);
    const lines = left.map((line) => `${this.verb}: left as it is, because the account is gone: ${line}`);
    for (const line of lines.filter((one) => !log.some(({ what }) => what === one))) this.log(line);
  }

  /** Each stack that changed something, or failed, is in the timeline as soon as it is done. */
  deployment(id: string, stacks: IncidentStacks): Deployment {
    const { session } = this;
    return {
      terraform: session.terraform(),
      say: session.say,
      traces: findTraces(session.incident(id), session.incidents(), stacks, session.context.estate),
      snapshotState: snapshotStates(id, stacks, session.context.estate),
      onDone: ({ stack, state, touched, error }) => {
        if (touched.length > 0) this.log(`${this.verb}: ${stack}: ${touched.join(', ')}`);
        if (state === 'failed') this.log(`${this.verb}: ${stack}: failed: ${error?.split('\n')[0] ?? ''}`);
      },
    };
  }

  /** Puts on record what evidence stacks have done since they were left alone. */
  async recordEvidence(stacks: readonly StackFolder[]): Promise<void> {
    const terraform = this.session.terraform();
    for (const { id, folder } of stacks.filter((stack) => !terraform.isWorking(stack.folder))) {
      const touched = readTouched(await terraform.unreported(folder));
      if (touched.length > 0) this.log(`contain: ${id}: ${touched.join(', ')}`);
      terraform.reported(folder);
    }
  }
}

/** 0 when everything is applied and has its effect; 3 when a part is applied; 1 otherwise. */
export function exitOf(outcomes: readonly Pick<StackOutcome, 'state'>[], checks: readonly Check[]): ExitCode {
  const bad = outcomes.filter(({ state }) => state === 'failed' || state === 'not tried');
  if (bad.length > 0) return bad.length < outcomes.length ? EXIT.partly : EXIT.problem;
  return checks.some(({ state }) => state === 'failed') ? EXIT.problem : EXIT.done;
}

/** The stacks of an incident as its file is now, and what finds out whether that lists all that is contained. */
export function asFiled(id: string, session: Session): Unlisted {
  const { context } = session;
  const stacks = incidentStacks(context, session.incidents(), id);
  const states = statesOf(id, stacks.outdir, context);
  states.catch(() => undefined); // whoever needs them learns of it
  return { incident: session.incident(id), stacks, context, terraform: session.terraform(), states };
}

/** The incidents, with one of them in another state than its file says. */
export function replaced(incidents: readonly Incident[], incident: Incident): Incident[] {
  return incidents.map((other) => (other.id === incident.id ? incident : other));
}
