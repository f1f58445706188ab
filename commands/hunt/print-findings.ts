import type { Call, Finding } from './outcome';

/** Lines of one answer that are shown; all are in the JSON. */
const LINES = 12;
/** Calls that look and change nothing, which are most of a story and the least of its sense. */
const LOOKING = /^[\w.-]+:(Get|List|Describe|Head|BatchGet|Lookup|Search|Query|Scan)/;

type Called = (account: string) => string;

/** Findings one query after the other, each explained once. */
export function findingLines(findings: readonly Finding[], called: Called): string[] {
  const queries = [...new Set(findings.map(({ query }) => query))];
  return queries.flatMap((query, i) => {
    const [first, ...rest] = findings.filter((finding) => finding.query === query);
    if (!first) return [];
    return [
      ...(i > 0 ? [''] : []),
      `${first.class.toUpperCase()}: ${query}  ${first.attack.join(' ')}`,
      `  ${first.means}`,
      `  next: ${first.next}`,
      ...[first, ...rest].flatMap((finding) => answer(finding, called)),
    ];
  });
}

function answer({ class: of, account, about, via, rows, total, bySuspects, calls }: Finding, called: Called): string[] {
  const linked = new Set(bySuspects);
  const theirs = calls.filter((_, i) => linked.has(i));
  const telling = of === 'activity' ? theirs.filter(({ what }) => !LOOKING.test(what)) : theirs;
  const looking = theirs.length - telling.length;
  const more = telling.length - LINES;
  return [
    `  ${about === undefined ? '' : `${about}, `}${called(account)}: ${total} ${total === 1 ? 'row' : 'rows'}${via === undefined ? '' : `, because ${via}`}`,
    ...telling.slice(0, LINES).map((call) => `    ${line(call, about === undefined)}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...(looking > 0 ? [`    and ${looking} reading calls`] : []),
    ...byOthers(
      calls.filter((_, i) => !linked.has(i)),
      theirs.length > 0,
    ),
    ...(total > rows.length
      ? [`    of ${total} rows the first ${rows.length} were kept: hunt again with a later --since`]
      : []),
  ];
}

function line({ at, who, what, refused }: Call, withWho: boolean): string {
  return `${at}  ${withWho ? `${short(who)}  ` : ''}${what}${refused === undefined ? '' : `  REFUSED ${refused}`}`;
}

/** By whom and how often, most first: nothing links them to the incident, which does not make them innocent. */
function byOthers(calls: readonly Call[], besides: boolean): string[] {
  if (calls.length === 0) return [];
  const byWho = new Map<string, Call[]>();
  for (const call of calls) {
    const before = byWho.get(call.who);
    if (before) before.push(call);
    else byWho.set(call.who, [call]);
  }
  const all = [...byWho].sort(([, a], [, b]) => b.length - a.length);
  const shown = all.slice(0, LINES).map(([who, theirs]) => `    ${short(who)} (${theirs.length}): ${examples(theirs)}`);
  const more = all.length - LINES;
  return [...(besides ? ['    by others:'] : []), ...shown, ...(more > 0 ? [`    and ${more} more principals`] : [])];
}

function examples(calls: readonly Call[]): string {
  const all = [...new Set(calls.map(({ what, refused }) => `${what}${refused === undefined ? '' : ' REFUSED'}`))];
  return [...all.slice(0, 3), ...(all.length > 3 ? [`and ${all.length - 3} more`] : [])].join('; ');
}

/** Without what every ARN begins with; the account stays. */
function short(who: string): string {
  return who.replace(/^arn:aws[a-z-]*:(iam|sts)::/, '');
}
