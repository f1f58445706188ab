import type { Row } from '../../../commands/hunt/local/engine';
import type { Step } from './attacker-steps';

/** What a hunt prints as JSON, as far as it is needed here. */
export interface HuntJson {
  readonly findings: readonly {
    readonly query: string;
    readonly account: string;
    /** Of whom it was asked, such as `user ci-deploy` or `session ASIA… of role app`. @default - everybody */
    readonly about?: string;
    /** As the query gave them. */
    readonly rows: readonly Row[];
  }[];
}

/**
 * Steps of which the hunt shows nothing. A call that is shown once is counted for one step only, so that a repetition which
 * was not found is missed too.
 *
 * @param account whose log the steps are in.
 */
export function missed(steps: readonly Step[], { findings }: HuntJson, account: string): Step[] {
  const shown = new Map<string, number>();
  return steps.filter((step) => {
    const candidates = findings.filter((finding) => finding.query === step.query && finding.account === account);
    for (const { about, rows } of candidates) {
      for (const row of rows.filter((one) => shows(one, about, step))) {
        const { id, calls } = times(row, about, step);
        const before = shown.get(id) ?? 0;
        if (before >= calls) continue;
        shown.set(id, before + 1);
        return false;
      }
    }
    return true;
  });
}

function shows(row: Row, asked: string | undefined, { event, by, about, refused }: Step): boolean {
  const source = `${event.source}.amazonaws.com`;
  const isEvent = Array.isArray(row.actions)
    ? row.actions.includes(`${source}:${event.name}`)
    : row.eventSource === source && withoutVersion(row.eventName) === event.name;
  const isAbout =
    about === undefined || Object.values(row).some((text) => typeof text === 'string' && text.includes(about));
  const isSame = row.errorCode === undefined || (row.errorCode !== null) === (refused ?? false);
  return isEvent && isAbout && isSame && isBy(row, asked, by);
}

/** By the row's own principal; where rows are counts, by whom the query was asked about. */
function isBy({ principal }: Row, asked: string | undefined, { kind, name }: Step['by']): boolean {
  if (typeof principal !== 'string') return asked?.endsWith(`${kind} ${name}`) ?? false;
  return kind === 'user' ? principal.endsWith(`:user/${name}`) : principal.includes(`:assumed-role/${name}/`);
}

/** How many calls a row stands for. A call that was found by way of two principals is one call. */
function times(row: Row, asked: string | undefined, { event, query, refused }: Step): { id: string; calls: number } {
  if (typeof row.eventID === 'string') return { id: `${query} ${row.eventID}`, calls: 1 };
  const failed = Number(row.failed ?? 0);
  const id = [query, asked, event.name, row.container ?? row.resource, refused ? 'refused' : 'allowed'].join(' ');
  return { id, calls: refused ? failed : Number(row.calls ?? 0) - failed };
}

function withoutVersion(name: unknown): string {
  return String(name).replace(/20\d\d[_0-9].*$/, '');
}
