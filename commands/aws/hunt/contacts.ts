import type { Row } from '../../hunt/engine';
import type { Contact } from '../../hunt/outcome';
import { accountIn } from './arn';
import { oneLine } from './one-line';
import type { Answer } from './questions';
import { callOf } from './request';

type Reason = (row: Row, answer: Answer, log: string) => { account: string | undefined; why: string };

const REASONS: Readonly<Record<string, Reason>> = {
  'assume-role-pivots': (row, { about }, log) => ({
    account: text(row.contact_account),
    why: `${about?.label ?? 'somebody'} of ${log} ${row.errorCode === null ? 'went on to' : 'tried to go on to'} ${String(row.target)} by ${callOf(row)}`,
  }),
  'incoming-roles': (row, _answer, log) => ({
    account: text(row.contact_account),
    why: `somebody there took ${typeof row.role_arn === 'string' ? row.role_arn : `a session by ${callOf(row)}`} of ${log}`,
  }),
  'resources-reached': (row, { about }, log) => ({
    account: text(row.contact_account),
    why: `${about?.label ?? 'somebody'} of ${log} reached ${String(row.resource)}`,
  }),
  'writes-elsewhere': (row, _answer, log) => ({
    account: text(row.contact_account),
    why: `${String(row.principal)} wrote into its bucket ${String(row.bucket)} (from ${log})`,
  }),
  sharing: (row, { account }, log) => {
    const other = accountIn(row.shared_with);
    return {
      account: other === account ? undefined : other,
      why: `${callOf(row)} of ${log} ${row.errorCode === null ? 'let it in' : 'was to let it in'}`,
    };
  },
};

/**
 * Whom the answers name, each reason once.
 *
 * @param incident its own accounts, whose owners know.
 */
export function contacts(
  answers: readonly Answer[],
  incident: readonly string[],
  nameOf: (account: string) => string | undefined,
): Contact[] {
  const found = new Map<string, Contact>();
  for (const answer of answers) {
    const log = nameOf(answer.account) ?? answer.account;
    for (const row of answer.rows) {
      const reason = REASONS[answer.query.name]?.(row, answer, log);
      const account = reason?.account;
      if (!reason || account === undefined || incident.includes(account)) continue;
      const why = oneLine(reason.why);
      const name = nameOf(account);
      found.set(`${account} ${why}`, { account, ...(name === undefined ? {} : { name }), why });
    }
  }
  return [...found.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
}

function text(value: Row[string] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
