import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { course } from './course';
import { deadlines } from './deadlines';
import type { ReportDocument } from './document';
import { evidence } from './evidence';
import { byHand } from './by-hand';
import { leftOpen } from './left-open';
import { figures, summary } from './opening';
import { stillOpen } from './still-open';
import { targets } from './targets';
import { timeline } from './timeline';
import { told } from './told';
import { inSentence } from './words';

/** Everything that is on record about an incident, out of its file and the estate file alone. */
export function incidentReport(incident: Incident, estate: Estate, now: string): ReportDocument {
  const input = { incident, estate, now };
  const open = stillOpen(input);
  return {
    title: `Incident ${incident.id}`,
    state: course(incident).state,
    origin: `Written ${inSentence(now)}, from the incident file. Commander: ${incident.commander}. All times are UTC.`,
    summary: summary(input, open.length),
    figures: figures(input),
    sections: [
      { title: 'Still open', text: open.length > 0 ? [] : ['Nothing is on record as open.'], list: open },
      timeline(input),
      targets(input),
      leftOpen(input),
      evidence(input),
      deadlines(input),
      told(input),
      byHand(input),
      ...(incident.notes ? [{ title: 'Notes', text: incident.notes.trim().split(/\n{2,}/) }] : []),
    ],
  };
}
