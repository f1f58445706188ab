import { writeAtomically } from '../../../commands/incident-file/edit';
import { toHtml } from '../../../commands/report/html';
import { drillReport } from './drill-report';
import type { DrillStory } from './story';

/** Writes the report of a drill as one HTML file; the folder must exist. */
export function writeDrillReport(file: string, story: DrillStory): void {
  writeAtomically(file, toHtml(drillReport(story)));
}
