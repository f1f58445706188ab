import type { Row } from '../../hunt/engine';
import { accountIn, named } from './arn';
import type { Answer } from './questions';
import { oneLine } from './one-line';
import { callOf } from './request';
import type { Suspect } from './suspect';

/** So many sessions of one role by one principal are hunted by their keys; of more, the whole role. */
const SESSIONS_BY_KEY = 5;

/** Where a suspect went on to. */
export interface Pivot {
  /** Whose role it is. */
  readonly account: string;
  /** Of the role, or the account when a person signed in there. */
  readonly target: string;
  readonly next: readonly Suspect[];
}

/** The sessions that a suspect took, by what they were made of; refused attempts lead nowhere. */
export function pivots({ about, account: log, rows }: Answer): Pivot[] {
  if (!about) return [];
  const byTarget = new Map<string, Row[]>();
  for (const row of rows.filter(({ errorCode, target, principal }) => errorCode === null && target !== principal)) {
    const target = String(row.target);
    const before = byTarget.get(target);
    if (before) before.push(row);
    else byTarget.set(target, [row]);
  }
  return [...byTarget].flatMap(([target, taken]): Pivot[] => {
    const account = accountIn(target);
    return account === undefined ? [] : [{ account, target, next: sessions(about, { log, account, target, taken }) }];
  });
}

interface Taken {
  readonly log: string;
  readonly account: string;
  readonly target: string;
  readonly taken: readonly Row[];
}

function sessions(about: Suspect, { log, account, target, taken }: Taken): Suspect[] {
  const depth = about.depth + 1;
  const role = named(target);
  const via = oneLine(
    `${about.label} took ${role ? `${role.kind} ${role.name}` : target} by ${callOf(taken[0] ?? {})} at ${String(taken[0]?.eventTime)}`,
  );
  const keys = [...new Set(taken.flatMap(({ session_access_key: key }) => (typeof key === 'string' ? key : [])))];
  if (role?.kind === 'role' && (keys.length > SESSIONS_BY_KEY || keys.length === 0)) {
    return [{ account, kind: 'role', name: role.name, principal: target, label: `role ${role.name}`, via, depth }];
  }
  if (keys.length > 0) {
    const of = role ? ` of ${role.kind} ${role.name}` : '';
    return keys.map((key) => ({
      account,
      kind: 'key',
      name: key,
      principal: key,
      label: oneLine(`session ${key}${of}`),
      via,
      depth,
    }));
  }
  // A sign-in through the portal says the account only: the person keeps its name there.
  const person = about.kind === 'person' || about.kind === 'session';
  return person && account !== log && !role ? [{ ...about, account, via, depth }] : [];
}
