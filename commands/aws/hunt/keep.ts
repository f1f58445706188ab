import type { Contact, Finding } from '../../hunt/outcome';
import type { HuntRecord } from '../../hunt/record';
import { save } from '../../hunt/save';
import { IncidentFile } from '../../incident-file/incident-file';
import type { Session } from '../../session';
import { callerName } from '../facts/responder';
import type { Proposal } from './proposals';

interface Kept {
  readonly id: string;
  readonly engine: HuntRecord['engine'];
  readonly since: string;
  readonly findings: readonly Finding[];
  readonly contacts: readonly Contact[];
  readonly proposals: readonly Proposal[];
  readonly open?: string;
  readonly unanswered: readonly string[];
}

interface Circumstances {
  readonly now: string;
  readonly called: (account: string) => string;
  readonly signedIn: boolean;
}

/** Writes the record of a hunt and an entry in the log of the incident file. Paths of both. */
export async function keep(
  { id, engine, since, findings, contacts, proposals, open, unanswered }: Kept,
  { now, called, signedIn }: Circumstances,
  session: Session,
): Promise<{ record: string; file: string }> {
  const proposed = proposals.map(({ account, kind, name, why, otherwise }) => {
    const instead = otherwise === undefined ? '' : `; not by firebreak open: ${otherwise}`;
    return `${kind} ${name} of ${called(account)}: ${why}${instead}`;
  });
  const record = save(session.folder, findings, {
    incident: id,
    at: now,
    since,
    engine,
    contacts: contacts.map(({ account, why }) => ({ account, why })),
    proposals: [...proposed, ...(open === undefined ? [] : [open])],
    unanswered: [...unanswered],
  });
  const accounts = new Set(findings.map(({ account }) => account));
  const what =
    `hunt: ${findings.length} findings in ${accounts.size} accounts, ${proposals.length} further targets proposed, ` +
    `${unanswered.length} questions unanswered (${engine}, since ${since})`;
  const who = signedIn ? await callerName(session.context.estate) : 'nobody (not signed in to AWS)';
  const file = new IncidentFile(session.folder, id);
  file.change({ log: [{ at: now, who, what, told: [] }] });
  return { record, file: file.path };
}
