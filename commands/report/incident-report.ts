import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import type { Records } from '../recovery/records';
import { course } from './course';
import { deadlines } from './deadlines';
import type { ReportDocument } from './document';
import { evidence } from './evidence';
import { byHand } from './by-hand';
import { glossary } from './glossary';
import { hunted } from './hunt';
import { leftOpen } from './left-open';
import { figures, summary } from './opening';
import { recovery } from './recovery';
import { stillOpen } from './still-open';
import { targets } from './targets';
import { timeline } from './timeline';
import { told } from './told';
import { inSentence } from './words';

/** Everything that is on record about an incident: its file, what lies beside it, and the estate file. */
export function incidentReport(incident: Incident, estate: Estate, now: string, records: Records = {}): ReportDocument {
  const input = { incident, estate, now, records };
  const open = stillOpen(input);
  return {
    title: `Incident ${incident.id}`,
    state: course(incident).state,
    origin: `Written ${inSentence(now)}, from the incident file${records.hunt ? ' and the record of the hunt' : ''}. Commander: ${incident.commander}. All times are UTC.`,
    summary: summary(input, open.length),
    figures: figures(input),
    sections: [
      { title: 'Still open', text: open.length > 0 ? [] : ['Nothing is on record as open.'], list: open },
      timeline(input),
      hunted(input),
      targets(input),
      leftOpen(input),
      evidence(input),
      deadlines(input),
      told(input),
      recovery(input),
      byHand(input),
      ...(incident.notes ? [{ title: 'Notes', text: incident.notes.trim().split(/\n{2,}/) }] : []),
      glossary(),
    ],
  };
}
