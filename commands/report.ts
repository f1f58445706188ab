import { join } from 'node:path';
import { EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { writeAtomically } from './incident-file/edit';
import { toHtml } from './report/html';
import { incidentReport } from './report/incident-report';
import { toMarkdown } from './report/markdown';
import { readRecords } from './recovery/records';
import type { Session } from './session';

/** Writes the report of an incident beside its file, as Markdown and as HTML. Asks AWS nothing. */
export function report(id: string, session: Session): Result {
  const document = incidentReport(
    session.incident(id),
    session.context.estate,
    session.now(),
    readRecords(session.folder, id),
  );
  const markdown = join(session.folder, `${id}.md`);
  const html = join(session.folder, `${id}.html`);
  writeAtomically(markdown, toMarkdown(document));
  writeAtomically(html, toHtml(document));
  return { exit: EXIT.done, text: `${markdown}\n${html}`, json: { id, exit: EXIT.done, markdown, html } };
}
