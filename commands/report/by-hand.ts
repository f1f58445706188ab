import { runbook } from '../runbook';
import type { RunbookStep } from '../runbook/step';
import type { Cell, Section } from './document';
import type { ReportInput } from './report-input';
import { inTable } from './words';

/** The steps of the runbook, and which of them the log ticks off. */
export function byHand({ incident, estate }: ReportInput): Section {
  const rows = runbook(incident, estate).map((step): Cell[] => [step.title, state(step), when(step)]);
  return {
    title: 'Steps by hand',
    text: [
      `What no API declares: \`npx firebreak runbook ${incident.id}\` has the commands and how to tick steps off.`,
    ],
    table: { head: ['Step', 'State', 'When and who'], rows, empty: 'The runbook has no steps.' },
  };
}

function state({ done, undone }: RunbookStep): Cell {
  if (undone) return { mark: { text: 'undone', tone: 'quiet' } };
  return { mark: done ? { text: 'done', tone: 'good' } : { text: 'not on record', tone: 'warn' } };
}

function when({ done, undone }: RunbookStep): string {
  const last = undone ?? done;
  return last ? `${inTable(last.at)}, ${last.who}` : '';
}
