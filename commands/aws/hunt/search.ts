import type { Row } from '../../hunt/engine';
import { Gate } from '../readiness/live/gate';
import { named } from './arn';
import { ask, leadsOn } from './ask';
import { coverage, gaps, type Coverage } from './coverage';
import type { SearchInput, Searched } from './searched';
import { pivots } from './pivots';
import { asSuspect, deleted, later, planted, type Planted } from './planted';
import { aboutAccount, aboutSuspect, type Answer, type Question } from './questions';
import { callersOf, keyOf, type Suspect } from './suspect';

/** How often a hunt says how far it is. */
const PROGRESS_SECONDS = 5;

/** From what the incident file names, over so many sessions and plants, one leading to the next. */
export const DEEPEST = 5;
/** Beyond that many, the incident is no principal's any more, but the account's. */
const MOST_SUSPECTS = 200;

/** Asks about the accounts and principals of an incident, then about those that the answers lead to, until there are no new ones. */
export async function search(input: SearchInput): Promise<Searched> {
  const hunt = new Hunt(input);
  for (const account of input.accounts) hunt.meetAccount(account);
  for (const suspect of input.suspects) hunt.meet(suspect);
  while (await hunt.round()) hunt.follow();
  return hunt.result();
}

class Hunt {
  private readonly gate: Gate;
  private readonly answers: Answer[] = [];
  private readonly known = new Map<string, Suspect>();
  private readonly accounts = new Set<string>();
  private readonly planted = new Map<string, Planted & { by: string }>();
  private readonly deleted = new Map<string, string>();
  private readonly taken = new Map<string, string>();
  private readonly coverage = new Map<string, Coverage>();
  private readonly unanswered = new Set<string>();
  private newAccounts: string[] = [];
  private newSuspects: Suspect[] = [];

  constructor(private readonly input: SearchInput) {
    this.gate = new Gate(input.engine.atOnce);
  }

  meetAccount(account: string): void {
    if (this.accounts.has(account) || !this.input.huntable(account)) return;
    this.accounts.add(account);
    this.newAccounts.push(account);
  }

  meet(suspect: Suspect): void {
    if (this.known.has(keyOf(suspect))) return;
    if (suspect.depth > DEEPEST || this.known.size >= MOST_SUSPECTS) {
      const limit = suspect.depth > DEEPEST ? `${DEEPEST} steps` : `${MOST_SUSPECTS} principals`;
      this.unanswered.add(`after ${limit}, others were not followed, such as ${suspect.label} (${suspect.via ?? ''})`);
      return;
    }
    this.known.set(keyOf(suspect), suspect);
    this.meetAccount(suspect.account);
    if (this.input.huntable(suspect.account)) this.newSuspects.push(suspect);
  }

  /** Asks about everybody who is new. False when nobody is. */
  async round(): Promise<boolean> {
    const { engine, period, last, called, say } = this.input;
    const [accounts, suspects] = [this.newAccounts, this.newSuspects];
    [this.newAccounts, this.newSuspects] = [[], []];
    if (accounts.length + suspects.length === 0) return false;
    await Promise.all(
      accounts.map(async (account) => {
        const found = await this.attempt(
          `how much log ${called(account)} has`,
          this.gate.through(() => coverage(engine, account, period, last)),
        );
        if (!found) return;
        this.coverage.set(account, found);
        for (const gap of gaps(found, called(account), period)) this.unanswered.add(gap);
      }),
    );
    const questions = [
      ...accounts.flatMap((account) => aboutAccount(account, period)),
      ...suspects.flatMap((suspect) => aboutSuspect(suspect, period)),
    ].filter(({ account }) => this.coverage.get(account)?.events !== 0);
    say(
      `Asking ${questions.length} questions about ${[...accounts.map(called), ...suspects.map(({ label }) => label)].join(', ')}`,
    );
    let done = 0;
    let said = Date.now();
    await Promise.all(
      questions.map(async (question) => {
        await this.gate.through(() => this.put(question));
        done++;
        if (Date.now() - said < PROGRESS_SECONDS * 1000) return;
        said = Date.now();
        say(`${done} of ${questions.length} answered`);
      }),
    );
    return true;
  }

  /** Whom the answers lead to. */
  follow(): void {
    for (const answer of this.answers.filter(({ query }) => query.name === 'assume-role-pivots')) {
      for (const { account, target, next } of pivots(answer)) {
        if (named(target)?.kind === 'role' && !this.taken.has(target))
          this.taken.set(target, `taken by ${answer.about?.label ?? 'a suspect'}`);
        this.meetAccount(account);
        next.forEach((suspect) => this.meet(suspect));
      }
    }
    for (const answer of this.answers) {
      const event = answer.query.name.startsWith('persistence-') || answer.query.name === 'principal-activity';
      if (event) for (const [by, rows] of this.bySuspect(answer)) this.plant(answer, by, rows);
    }
  }

  result(): Searched {
    const { answers, taken } = this;
    return {
      answers,
      taken,
      suspects: [...this.known.values()],
      planted: [...this.planted.values()].filter((thing) => !this.isGone(thing)),
      coverage: [...this.coverage.values()],
      unanswered: [...this.unanswered],
    };
  }

  /** Made and deleted again: hunted like others, but nothing of it is left to contain. */
  private isGone({ account, kind, name, lastAt }: Planted): boolean {
    return (this.deleted.get(`${account} ${kind} ${name}`) ?? '') > lastAt;
  }

  private bySuspect({ account, about, rows }: Answer): Map<Suspect, Row[]> {
    const found = new Map<Suspect, Row[]>();
    for (const row of rows) {
      const key = about ? keyOf(about) : callersOf(row, account).find((each) => this.known.has(each));
      const suspect = key === undefined ? undefined : this.known.get(key);
      if (!suspect) continue;
      const before = found.get(suspect);
      if (before) before.push(row);
      else found.set(suspect, [row]);
    }
    return found;
  }

  private plant({ account }: Answer, by: Suspect, rows: readonly Row[]): void {
    for (const [thing, at] of deleted(rows)) {
      const key = `${account} ${thing}`;
      this.deleted.set(key, later(at, this.deleted.get(key)));
    }
    for (const thing of planted(account, rows)) {
      const suspect = asSuspect(thing, by);
      const before = this.planted.get(keyOf(suspect));
      const lastAt = later(thing.lastAt, before?.lastAt);
      this.planted.set(keyOf(suspect), { ...(before ?? { ...thing, by: by.label }), lastAt });
      this.meet(suspect);
    }
  }

  /** Undefined also for a responder's session that is a suspect's, as far as that is known when it is asked. */
  private ownSession(row: Row, { account }: Question): string | undefined {
    return callersOf(row, account).some((key) => this.known.has(key)) ? undefined : this.input.ownSession(row);
  }

  private async put(question: Question): Promise<void> {
    const { engine, called } = this.input;
    const of = question.about ? `${question.about.label} in ` : '';
    const what = `${question.query.name} of ${of}${called(question.account)}`;
    const answer = await this.attempt(
      what,
      ask(engine, question, (row) => this.ownSession(row, question)),
    );
    if (!answer) return;
    this.answers.push(answer);
    if (leadsOn(question) && answer.total > answer.rows.length) {
      this.unanswered.add(
        `${what}: of ${answer.total} rows the first ${answer.rows.length} were followed: hunt again with a later --since`,
      );
    }
  }

  private async attempt<T>(what: string, work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      this.unanswered.add(`${what}: ${(error as Error).message.split('\n')[0] ?? ''}`);
      return undefined;
    }
  }
}
