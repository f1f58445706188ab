import { accountsOf } from '../../../stacks/aws/accounts';
import type { Incident } from '../../../stacks/incident/schema';
import { CommandError, EXIT } from '../../cli/exit';
import type { Result } from '../../cli/output';
import type { HuntArguments } from '../../hunt/arguments';
import { DAYS_BEFORE, daysBefore } from '../../hunt/days';
import type { Engine } from '../../hunt/engine';
import type { LocalLogs } from '../../hunt/local-logs';
import { printed } from '../../hunt/print';
import { visible } from '../../report/visible';
import type { Session } from '../../session';
import type { Access } from '../readiness/live/access';
import { badFiles } from './bad-files';
import { contacts } from './contacts';
import { lastDay } from './coverage';
import { findings, ownCalls } from './findings';
import { askAws } from './identities/ask-aws';
import { keep } from './keep';
import { openCommand, proposals } from './proposals';
import type { Period } from './questions';
import { ownSessions } from './responders';
import { search } from './search';
import type { Searched } from './searched';
import { containedSuspects, rolesHeld } from './suspect';

/** What networks a principal is known from. */
const BASELINE_DAYS = 30;

export function periodOf({ since }: Pick<HuntArguments, 'since'>, { declaredAt }: Incident): Period {
  const first = since ?? daysBefore(declaredAt, DAYS_BEFORE);
  return { since: first, baseline: daysBefore(first, BASELINE_DAYS) };
}

/** What a hunt has at hand besides the engine. */
export interface Means {
  /** @default - nobody is signed in */
  readonly access?: Pick<Access, 'as'>;
  /** @default - the evidence store is asked */
  readonly logs?: LocalLogs;
  /** Of the logs. */
  readonly folder?: string;
}

/**
 * The hunt with a given engine.
 *
 * @throws CommandError when not a single question was answered.
 */
export async function huntOn(engine: Engine, asked: HuntArguments, session: Session, means: Means): Promise<Result> {
  const { access, logs, folder } = means;
  const incident = session.incident(asked.id);
  const accounts = incident.aws.map(({ account }) => account);
  const { estate } = session.context;
  const now = session.now();
  const period = periodOf(asked, incident);
  const names = new Map(accountsOf(estate.aws).map(({ id, name }) => [id, name]));
  const called = (account: string) => (names.has(account) ? `${names.get(account) ?? ''} (${account})` : account);

  const found = await search({
    engine,
    period,
    last: lastDay(incident.closedAt ?? now),
    suspects: containedSuspects(incident),
    accounts,
    huntable: (account) => names.has(account) || (logs?.accounts.includes(account) ?? false),
    called,
    ownSession: ownSessions(estate),
    say: session.say,
  });
  if (found.answers.length === 0) throw nothing(found, asked.id);
  if (access) session.say('Asking IAM for credentials and reach');
  const principals = [...found.suspects, ...rolesHeld(found.taken.keys(), incident)];
  const aws = access ? await askAws(principals, incident, access, estate) : undefined;

  const incidents = session.incidents();
  const proposed = proposals(found, incidents, estate);
  const unanswered = [...(logs ? badFiles(logs.loaded) : []), ...found.unanswered, ...(aws?.unanswered ?? [])];
  const outcome = {
    id: asked.id,
    exit: unanswered.length > 0 ? EXIT.problem : EXIT.done,
    engine: engine.kind,
    since: period.since,
    loaded: loadedOf(found, names, logs, folder),
    asked: found.answers.length,
    suspects: found.suspects,
    findings: findings(found.answers, found.suspects),
    contacts: contacts(found.answers, accounts, (account) => names.get(account)),
    proposals: proposed,
    open: openCommand(proposed, incident, incidents, estate),
    responders: ownCalls(found.answers),
    unanswered,
    notAsked: aws ? [OTHER_TAGS] : [SIGNED_OUT],
    reach: aws?.reach ?? [],
    keys: aws?.keys ?? [],
    resources: aws?.resources ?? [],
  };
  const written = await keep(outcome, { now, called, signedIn: access !== undefined }, session);
  return {
    exit: outcome.exit,
    text: printed({ ...outcome, ...written, called }),
    json: { ...outcome, ...written, findings: outcome.findings.map(({ calls: _lines, ...finding }) => finding) },
  };
}

/** A record of nothing would replace that of a hunt that found something. */
function nothing({ unanswered }: Searched, id: string): CommandError {
  return new CommandError(
    visible(`no question about ${id} was answered, and nothing is written: ${unanswered.slice(0, 3).join('; ')}`),
    'npx firebreak readiness names what of the investigation is missing; with --local, download the logs of the accounts in question',
  );
}

/** What there is to ask, by account; of downloaded logs, every file as well. */
function loadedOf({ coverage }: Searched, names: ReadonlyMap<string, string>, logs?: LocalLogs, folder?: string) {
  return {
    ...(logs && { folder, ...logs.loaded }),
    accounts: coverage.map((one) => ({ ...one, name: names.get(one.account) })),
    passedOver: (logs?.accounts ?? []).filter((account) => !coverage.some((one) => one.account === account)),
  };
}

const SIGNED_OUT =
  'credentials, reach and tagged resources of the accounts: nobody is signed in to AWS; sign in to the security account and hunt again';
const OTHER_TAGS =
  'tags of other services than EC2: aws resourcegroupstaggingapi get-resources --tag-filters Key=Environment,Values=production';
