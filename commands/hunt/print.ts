import { visible } from '../report/visible';
import type { Call, Finding, OwnCalls } from './outcome';

/** What a hunt has to say to people. */
export interface Printed {
  readonly id: string;
  readonly engine: 'athena' | 'local';
  readonly since: string;
  readonly loaded: {
    readonly folder?: string;
    readonly files?: number;
    readonly events?: number;
    readonly accounts: readonly { readonly account: string; readonly events: number }[];
    readonly passedOver: readonly string[];
  };
  readonly asked: number;
  readonly findings: readonly Finding[];
  readonly contacts: readonly { readonly account: string; readonly name?: string; readonly why: string }[];
  readonly proposals: readonly {
    readonly account: string;
    readonly kind: string;
    readonly name: string;
    readonly why: string;
    readonly otherwise?: string;
  }[];
  readonly open?: string;
  readonly responders: readonly OwnCalls[];
  readonly unanswered: readonly string[];
  readonly notAsked: readonly string[];
  readonly reach: readonly {
    readonly account: string;
    readonly principal: string;
    readonly policies: string;
    readonly allowed: readonly string[];
    readonly asked: number;
  }[];
  readonly keys: readonly Held[];
  readonly resources: readonly { readonly account: string; readonly region: string; readonly type: string }[];
  /** Path of the record. */
  readonly record: string;
  /** Path of the incident file. */
  readonly file: string;
  readonly called: (account: string) => string;
}

interface Held {
  readonly account: string;
  readonly user: string;
  readonly accessKeys: readonly {
    readonly id: string;
    readonly status?: string;
    readonly created?: string;
    readonly lastUsed?: { readonly at?: string; readonly service?: string };
  }[];
  readonly loginProfile?: { readonly created?: string } | null;
  readonly mfaDevices?: readonly unknown[];
  readonly passwordLastUsed?: string;
  readonly report?: Readonly<Record<string, string>>;
}

/** Lines of one finding that are shown; all are in the JSON. */
const LINES = 12;
/** Contacts of one account that are shown. */
const REASONS = 5;

/** The worst first; what to do about it last, where the eye of whoever ran it rests. */
export function printed(hunted: Printed): string {
  const sections = [
    [heading(hunted)],
    ...hunted.findings.map((finding) => about(finding, hunted.called)),
    ...section(
      'Credentials now',
      hunted.keys.map((one) => credentials(one, hunted.called)),
    ),
    ...section(
      'What they could do on every resource, by their own policies (no SCP, no condition considered)',
      hunted.reach.map((one) => reach(one, hunted.called)),
    ),
    ...section('Tagged as production, in EC2', counted(hunted)),
    ...section(
      'Calls of responders, not findings. A session that is none of your people is worse than all of the above',
      hunted.responders.map(({ account, session, calls }) => `${session} in ${hunted.called(account)}: ${calls} calls`),
    ),
    ...section('Contact', told(hunted)),
    ...section('Contain too', toContain(hunted)),
    ...section('Not asked', [
      ...hunted.notAsked,
      ...hunted.loaded.passedOver.map(
        (account) => `${hunted.called(account)}: its logs are there, and nothing leads to it`,
      ),
    ]),
    ...section('NOT ANSWERED: what is not found may still be there', hunted.unanswered),
    [ending(hunted)],
  ];
  return visible(sections.map((lines) => lines.join('\n')).join('\n\n'));
}

function heading({ id, engine, since, loaded, asked, findings, called }: Printed): string {
  const accounts =
    loaded.accounts.map(({ account, events }) => `${called(account)}, ${events} events`).join('; ') || 'no account';
  const where =
    engine === 'local'
      ? `${loaded.folder ?? ''}: ${loaded.files ?? 0} files, ${loaded.events ?? 0} events`
      : 'the evidence store, by Athena';
  return `Hunt of ${id} since ${since} in ${where}\nAccounts: ${accounts}\n${asked} questions, ${findings.length} with an answer`;
}

function about(
  { class: of, query, attack, account, about: whom, via, rows, total, bySuspects, calls, means, next }: Finding,
  called: (account: string) => string,
): string[] {
  const theirs = new Set(bySuspects);
  const shown = calls.filter((_, i) => theirs.has(i)).slice(0, LINES);
  const others = calls.filter((_, i) => !theirs.has(i));
  const title = `${of.toUpperCase()}  ${query} in ${called(account)}${whom === undefined ? '' : `, ${whom}`}: ${total} ${total === 1 ? 'row' : 'rows'}`;
  const more = theirs.size - shown.length;
  return [
    title,
    ...(via === undefined ? [] : [`  because ${via}`]),
    `  ${means} (${attack.join(', ')})`,
    `  next: ${next}`,
    ...shown.map((call) => `    ${line(call, whom === undefined)}`),
    ...(more > 0 ? [`    and ${more} more (--json)`] : []),
    ...byOthers(others, whom === undefined && theirs.size > 0),
    ...(total > rows.length
      ? [`    the first ${rows.length} of ${total} rows were kept: hunt again with a later --since`]
      : []),
  ];
}

function line({ at, who, what, refused }: Call, withWho: boolean): string {
  return `${at}  ${withWho ? `${short(who)}  ` : ''}${what}${refused === undefined ? '' : `  REFUSED ${refused}`}`;
}

/** By whom and how often, most first: nothing links them to the incident, which does not make them innocent. */
function byOthers(calls: readonly Call[], besides: boolean): string[] {
  if (calls.length === 0) return [];
  const count = new Map<string, Call[]>();
  for (const call of calls) {
    const before = count.get(call.who);
    if (before) before.push(call);
    else count.set(call.who, [call]);
  }
  const all = [...count].sort(([, a], [, b]) => b.length - a.length);
  const shown = all.slice(0, LINES).map(([who, theirs]) => {
    const whats = [...new Set(theirs.map(({ what, refused }) => `${what}${refused === undefined ? '' : ' REFUSED'}`))];
    const names = whats.slice(0, 3).join('; ') + (whats.length > 3 ? `; and ${whats.length - 3} more` : '');
    return `    ${short(who)} (${theirs.length}): ${names}`;
  });
  const more = all.length > LINES ? [`    and ${all.length - LINES} more principals (--json)`] : [];
  return [`    ${besides ? 'by others' : 'by nobody that is linked to the incident'}:`, ...shown, ...more];
}

/** Without what every ARN begins with; the account stays. */
function short(who: string): string {
  return who.replace(/^arn:aws[a-z-]*:(iam|sts)::/, '');
}

function credentials(
  { account, user, accessKeys, loginProfile, mfaDevices, passwordLastUsed, report }: Held,
  called: (account: string) => string,
): string {
  const keys = accessKeys.map(
    ({ id, status, created, lastUsed }) =>
      `${id} ${status ?? '?'}, made ${created ?? '?'}, used ${lastUsed?.at ? `${lastUsed.at} (${lastUsed.service ?? '?'})` : 'never'}`,
  );
  const root = user === '<root_account>';
  const facts = root
    ? [
        `MFA ${report?.mfa_active ?? '?'}`,
        `keys ${report?.access_key_1_active ?? '?'}/${report?.access_key_2_active ?? '?'}`,
        `password used ${report?.password_last_used ?? '?'}`,
      ]
    : [
        loginProfile
          ? `password since ${loginProfile.created ?? '?'}, used ${passwordLastUsed ?? 'never'}`
          : 'no password',
        `${mfaDevices?.length ?? '?'} MFA devices`,
        ...(keys.length > 0 ? keys : ['no access key']),
      ];
  return `${root ? 'root user' : `user ${user}`} of ${called(account)}: ${facts.join('; ')}`;
}

function reach(
  { account, principal, policies, allowed, asked }: Printed['reach'][number],
  called: (account: string) => string,
): string {
  const when = policies === 'recorded' ? 'before containment' : 'now';
  return `${principal} of ${called(account)}, ${when}: ${allowed.length} of ${asked} calls of consequence${allowed.length > 0 ? `: ${allowed.join(', ')}` : ''}`;
}

function counted({ resources, called }: Printed): string[] {
  const count = new Map<string, number>();
  for (const { account, region, type } of resources) {
    const key = `${called(account)}, ${region}: ${type}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return [...count].map(([key, number]) => `${key} × ${number}`);
}

function told({ contacts, called }: Printed): string[] {
  const accounts = [...new Set(contacts.map(({ account }) => account))];
  return accounts.flatMap((account) => {
    const whys = contacts.filter((one) => one.account === account);
    const outside = whys[0]?.name === undefined ? ', outside the estate' : '';
    return [
      `${called(account)}${outside}`,
      ...whys.slice(0, REASONS).map(({ why }) => `  ${why}`),
      ...(whys.length > REASONS ? [`  and ${whys.length - REASONS} more reasons (--json)`] : []),
    ];
  });
}

function toContain({ proposals, open, called }: Printed): string[] {
  return [
    ...proposals.map(
      ({ account, kind, name, why, otherwise }) =>
        `${kind} ${name} in ${called(account)}: ${why}${otherwise === undefined ? '' : `\n    not by firebreak open: ${otherwise}`}`,
    ),
    ...(open === undefined ? [] : [`do: ${open}`]),
  ];
}

function ending({ unanswered, findings, proposals, record, file }: Printed): string {
  const verdict =
    unanswered.length > 0
      ? `${unanswered.length} questions unanswered: this is no all-clear`
      : 'every question was answered';
  return `${findings.length} findings, ${proposals.length} further targets, ${verdict}\nWritten: ${record}, and an entry in the log of ${file}. Commit both`;
}

function section(title: string, lines: readonly string[]): string[][] {
  return lines.length === 0 ? [] : [[title, ...lines.map((each) => `  ${each}`)]];
}
