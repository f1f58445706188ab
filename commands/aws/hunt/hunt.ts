import { resolve } from 'node:path';
import { accountsOf } from '../../../stacks/aws/accounts';
import { CommandError, EXIT } from '../../cli/exit';
import type { Result } from '../../cli/output';
import type { HuntArguments } from '../../hunt/arguments';
import { daysBefore } from '../../hunt/days';
import type { Engine } from '../../hunt/engine';
import { withLocalLogs, type LocalLogs } from '../../hunt/local-logs';
import { printed } from '../../hunt/print';
import { save } from '../../hunt/save';
import { IncidentFile } from '../../incident-file/incident-file';
import type { Session } from '../../session';
import { callerName } from '../facts/responder';
import { Access } from '../readiness/live/access';
import { athenaEngine } from './athena';
import { contacts } from './contacts';
import { lastDay } from './coverage';
import { findings, ownCalls } from './findings';
import { askAws, isSignedIn } from './identities/ask-aws';
import { badFiles } from './bad-files';
import { openCommand, proposals } from './proposals';
import { ownSessions } from './responders';
import { search } from './search';
import { containedSuspects } from './suspect';

/** An intruder was there before somebody noticed: that many days before the incident was declared are read. */
const DAYS_BEFORE = 7;
/** What networks a principal is known from. */
const BASELINE_DAYS = 30;
const CALLS_AT_ONCE = 32;

/**
 * Runs the query pack for an incident, follows where the answers lead, writes the record, and says what to do next.
 *
 * Exit code 1 when anything could not be read or answered: then what is not found may still be there.
 *
 * @throws CommandError
 */
export async function hunt(asked: HuntArguments, session: Session): Promise<Result> {
  const { estate } = session.context;
  const signedIn = await isSignedIn(estate);
  const access = signedIn ? new Access(estate, CALLS_AT_ONCE) : undefined;
  if (asked.local !== undefined) {
    const folder = resolve(asked.local);
    session.incident(asked.id);
    session.say(`Loading ${folder}`);
    return withLocalLogs(folder, (logs) => huntOn(logs.engine, asked, session, { access, logs, folder }));
  }
  if (!access) {
    throw new CommandError(
      'there are no AWS credentials, and the evidence store is asked as the investigator of the forensic account',
      `sign in to the security account ${estate.aws.security.id} as a responder; or hunt in downloaded logs: firebreak hunt ${asked.id} --local FOLDER`,
    );
  }
  const { forensic, homeRegion } = estate.aws;
  const clients = await access.as('investigator', forensic.id).catch((error: unknown) => {
    throw new CommandError(
      `cannot become the investigator of the forensic account ${forensic.id}: ${(error as Error).message}`,
      `sign in to the security account ${estate.aws.security.id} as a responder; firebreak readiness says what else is missing`,
    );
  });
  return huntOn(athenaEngine(clients.athena(homeRegion)), asked, session, { access });
}

interface Means {
  /** @default - nobody is signed in */
  readonly access?: Pick<Access, 'as'>;
  /** @default - the evidence store is asked */
  readonly logs?: LocalLogs;
  readonly folder?: string;
}

/** The hunt with a given engine. */
export async function huntOn(
  engine: Engine,
  { id, since: asked }: HuntArguments,
  session: Session,
  { access, logs, folder }: Means,
): Promise<Result> {
  const incident = session.incident(id);
  const { estate } = session.context;
  const now = session.now();
  const since = asked ?? daysBefore(incident.declaredAt, DAYS_BEFORE);
  const period = { since, baseline: daysBefore(since, BASELINE_DAYS) };
  const names = new Map(accountsOf(estate.aws).map(({ id: account, name }) => [account, name]));
  const called = (account: string) => (names.has(account) ? `${names.get(account) ?? ''} (${account})` : account);

  const found = await search({
    engine,
    period,
    last: lastDay(incident.closedAt ?? now),
    suspects: containedSuspects(incident),
    accounts: incident.aws.map(({ account }) => account),
    huntable: (account) => names.has(account) || (logs?.accounts.includes(account) ?? false),
    called,
    ownSession: ownSessions(estate),
    say: session.say,
  });
  if (access) session.say('Asking IAM for credentials and reach');
  const aws = access ? await askAws(found.suspects, incident, access, estate) : undefined;

  const incidents = session.incidents();
  const proposed = proposals(found, incidents, estate);
  const open = openCommand(proposed, incident, incidents, estate);
  const reports = findings(found.answers, found.suspects);
  const told = contacts(found.answers, (account) => names.get(account));
  const unanswered = [...(logs ? badFiles(logs.loaded) : []), ...found.unanswered, ...(aws?.unanswered ?? [])];
  const exit = unanswered.length > 0 ? EXIT.problem : EXIT.done;

  const record = save(session.folder, reports, {
    incident: id,
    at: now,
    since,
    engine: engine.kind,
    contacts: told.map(({ account, why }) => ({ account, why })),
    proposals: [
      ...proposed.map(
        ({ account, kind, name, why, otherwise }) =>
          `${kind} ${name} in ${called(account)}: ${why}${otherwise === undefined ? '' : `; not by firebreak open: ${otherwise}`}`,
      ),
      ...(open === undefined ? [] : [open]),
    ],
    unanswered,
  });
  const accounts = new Set(reports.map(({ account }) => account));
  const file = new IncidentFile(session.folder, id);
  const what =
    `hunt: ${reports.length} findings in ${accounts.size} accounts, ${proposed.length} further targets proposed, ` +
    `${unanswered.length} questions unanswered (${engine.kind}, since ${since})`;
  file.change({ log: [{ at: now, who: await callerName(estate), what, told: [] }] });

  const loaded = {
    ...(logs && { folder, ...logs.loaded }),
    accounts: found.coverage.map((one) => ({ ...one, name: names.get(one.account) })),
    passedOver: (logs?.accounts ?? []).filter((account) => !found.coverage.some((one) => one.account === account)),
  };
  const outcome = {
    id,
    exit,
    engine: engine.kind,
    since,
    loaded,
    asked: found.answers.length,
    suspects: found.suspects,
    findings: reports,
    contacts: told,
    proposals: proposed,
    ...(open === undefined ? {} : { open }),
    responders: ownCalls(found.answers),
    unanswered,
    notAsked: aws ? [OTHER_TAGS] : [SIGNED_OUT],
    reach: aws?.reach ?? [],
    keys: aws?.keys ?? [],
    resources: aws?.resources ?? [],
    record,
  };
  return { exit, text: printed({ ...outcome, called, file: file.path }), json: outcome };
}

const SIGNED_OUT =
  'credentials, reach and tagged resources of the accounts: nobody is signed in to AWS; sign in to the security account and hunt again';
const OTHER_TAGS =
  'tags of other services than EC2: aws resourcegroupstaggingapi get-resources --tag-filters Key=Environment,Values=production';
