import { setTimeout as sleep } from 'node:timers/promises';
import type { Say } from '../../cli/output';
import type { Answer, Check, Fault, Question } from '../../readiness/check';
import type { Group } from './checks';
import { STACKS } from './declared/stack-names';
import { deploy, DEPLOY_ALL } from './fixes';
import { Unreachable } from './live/role';
import type { Live } from './live/live';

/** What became of one check. */
export interface Outcome {
  readonly id: string;
  readonly requirement: string;
  readonly holds: string;
  /** Each begins with its place. None: it holds. */
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  /** From its first question to its last answer. */
  readonly seconds: number;
}

/** Asks all questions of all checks at once; how many calls are under way, the access bounds. */
export async function askAll(groups: readonly Group[], live: Live, say: Say): Promise<Outcome[]> {
  const asked = groups.flatMap(({ requirement, checks }) =>
    checks.map((check) => ({ requirement, check, questions: check.questions(live) })),
  );
  const progress = new Answered(
    asked.reduce((sum, { questions }) => sum + questions.length, 0),
    say,
  );
  return Promise.all(
    asked.map(async ({ requirement, check, questions }) => {
      const started = Date.now();
      const answers = await Promise.all(
        questions.map(async (question) => {
          const given = await answered(question);
          progress.tell(given);
          return given;
        }),
      );
      return outcome(requirement, check, answers, (Date.now() - started) / 1000, live);
    }),
  );
}

interface Given extends Answer {
  readonly where: string;
  /** What kept it from being looked at; places with the same cause share a line. */
  readonly blind?: string;
}

/** What fails for a reason that may pass is asked once more. */
async function answered({ where, ask }: Question, again = true): Promise<Given> {
  try {
    return { where, ...(await ask()) };
  } catch (error) {
    if (error instanceof Unreachable) return { where, ...unseen(error) };
    const { lasting, ...given } = unread(error as Error);
    if (lasting || !again) return { where, ...given };
    await sleep(PAUSE);
    return answered({ where, ask }, false);
  }
}

/** In milliseconds. */
const PAUSE = 500;

/** Why, roles-assumable says. */
function unseen({ role }: Unreachable): Omit<Given, 'where'> {
  const what = `not looked at: ${role} cannot be assumed`;
  return { faults: [{ what, fix: 'mend roles-assumable first' }], blind: what };
}

function unread({ name, message }: Error): Omit<Given, 'where'> & { readonly lasting: boolean } {
  const what = `cannot be read: ${name}: ${message}`;
  if (/control policy/.test(message)) {
    const fix =
      'find the policy that denies it: aws organizations list-policies-for-target --target-id <account> --filter SERVICE_CONTROL_POLICY';
    return { faults: [{ what, fix }], blind: 'a control policy', lasting: true };
  }
  if (/AccessDenied|Unauthorized|Forbidden/.test(name)) {
    return { faults: [{ what, fix: deploy(STACKS.responders) }], blind: 'rights', lasting: true };
  }
  const absent = /NoSuch|NotFound|DoesNotExist/.test(name);
  const fix = absent ? DEPLOY_ALL : 'run readiness again; what AWS keeps refusing, look up by hand';
  return { faults: [{ what, fix }], lasting: absent };
}

/** What could not be looked at is one line of each check, not one for each of its places. */
function outcome(
  requirement: string,
  { id, holds }: Check,
  answers: readonly Given[],
  seconds: number,
  live: Live,
): Outcome {
  const seen = answers.filter(({ blind }) => blind === undefined);
  const faults = seen.flatMap(({ where, faults: found }) =>
    found.map(({ what, fix }) => ({ what: `${where}: ${what}`, fix })),
  );
  return {
    id,
    requirement,
    holds: holds(live),
    faults: [...faults, ...unlooked(answers)],
    notes: notesOf(answers),
    seconds,
  };
}

function unlooked(answers: readonly Given[]): Fault[] {
  const causes = [...new Set(answers.flatMap(({ blind }) => blind ?? []))];
  return causes.flatMap((cause) => {
    const same = answers.filter(({ blind }) => blind === cause);
    const places = same.map(({ where }) => where).join(', ');
    return (same[0]?.faults ?? []).map(({ what, fix }) => ({ what: `${places}: ${what}`, fix }));
  });
}

/** Equal notes of several places are one. */
function notesOf(answers: readonly Given[]): string[] {
  const places = new Map<string, string[]>();
  for (const { where, note } of answers) if (note) places.set(note, [...(places.get(note) ?? []), where]);
  return [...places].map(([note, where]) => (where.length === answers.length ? note : `${where.join(', ')}: ${note}`));
}

/** One line for every tenth of the questions. */
class Answered {
  private answers = 0;
  private faults = 0;
  private told = 0;
  private readonly started = Date.now();

  constructor(
    private readonly all: number,
    private readonly say: Say,
  ) {}

  tell({ faults }: Answer): void {
    this.answers += 1;
    this.faults += faults.length;
    const tenths = Math.floor((10 * this.answers) / this.all);
    if (tenths === this.told) return;
    this.told = tenths;
    const seconds = Math.round((Date.now() - this.started) / 1000);
    this.say(`  ${this.answers} of ${this.all} questions answered, ${this.faults} faults, ${seconds} s`);
  }
}
