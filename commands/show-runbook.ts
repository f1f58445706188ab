import { EXIT } from './cli/exit';
import type { Result } from './cli/output';
import { runbook } from './runbook';
import { runbookMarkdown } from './runbook/markdown';
import type { Session } from './session';

/** Prints what no API declares, for this incident. Asks AWS nothing. */
export function showRunbook(id: string, session: Session): Result {
  const incident = session.incident(id);
  const steps = runbook(incident, session.context.estate);
  return { exit: EXIT.done, text: runbookMarkdown(incident, steps), json: { id, exit: EXIT.done, steps } };
}
