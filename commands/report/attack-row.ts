import type { Estate } from '../../stacks/estate/schema';
import { accountsOf } from '../../stacks/aws/accounts';
import type { Range } from './attack';
import type { Cell } from './document';
import { clock, count, day, list } from './words';

/** Kinds of calls, and callers, that a row names. */
const NAMED = 5;
/** Characters of one name: requests may carry anything. */
const LONGEST = 120;

/** How many calls until when, what was called how often, and by whom. */
export function attackCell({ class: kind, calls, accounts, sums }: Range, estate: Estate): Cell {
  const [first] = calls;
  const last = calls.at(-1);
  if (!first || !last) return '';
  const names = accountsOf(estate.aws);
  const where = list(accounts.map((id) => names.find((account) => account.id === id)?.name ?? id));
  if (calls.length === 1) {
    return {
      text: `${kind} in ${where}: ${clip(first.what)}${first.refused ? `, refused: ${clip(first.refused)}` : ''}`,
    };
  }
  if (sums)
    return {
      text: `${kind} in ${where}: ${calls.length} kinds of calls`,
      items: limited(calls.map(({ what }) => clip(what))),
    };
  const refused = calls.filter((call) => call.refused).length;
  const until = day(first.at) === day(last.at) ? clock(last.at) : `${clock(last.at)} on ${day(last.at)}`;
  return {
    text:
      `${kind} in ${where}: ${count(calls.length, 'call')} until ${until}` +
      (refused === 0 ? '' : refused === calls.length ? ', all refused' : `, ${refused} refused`),
    items: named(calls.map(({ what }) => what)),
  };
}

/** `ci-deploy`, `terraform (run-7)`, with how many others. */
export function callers({ calls }: Range): string {
  const names = [...new Set(calls.map(({ who }) => clip(callerName(who))))];
  const more = names.length - 2;
  return [...names.slice(0, 2), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function callerName(who: string): string {
  const [, kind = '', path = ''] = /^arn:aws:(?:iam|sts)::\d{12}:([\w-]+)\/?(.*)$/s.exec(who) ?? [];
  if (kind === 'root') return 'root user';
  if (kind === 'assumed-role') return path.replace(/^([^/]*)\/(.*)$/s, '$1 ($2)');
  return kind === 'user' || kind === 'role' ? path.replace(/^.*\//s, '') : who;
}

/** In full while they are few; then by the name of the call alone, the most frequent first. */
function named(whats: readonly string[]): string[] {
  const exact = counted(whats);
  const kinds = exact.length <= NAMED ? exact : counted(whats.map((what) => what.split(/\s/)[0] ?? what));
  return limited(kinds);
}

function limited(lines: readonly string[]): string[] {
  const more = lines.length - NAMED;
  return [...lines.slice(0, NAMED), ...(more > 0 ? [`and ${more} more kinds of calls`] : [])];
}

function counted(whats: readonly string[]): string[] {
  const numbers = new Map<string, number>();
  for (const what of whats) numbers.set(what, (numbers.get(what) ?? 0) + 1);
  return [...numbers]
    .sort(([, a], [, b]) => b - a)
    .map(([what, number]) => `${clip(what)}${number > 1 ? `, ${number} times` : ''}`);
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
