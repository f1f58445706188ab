import type { Cell, Section } from '../../../commands/report/document';
import { duration } from './duration';
import type { DrillStory, SabotageRecord } from './story';

/** What the check of preparedness said while preparedness was undone. */
export function sabotaged({ sabotages = [] }: DrillStory): Section {
  return {
    title: 'Readiness: does it notice what is undone?',
    text: [
      '`npx firebreak readiness` asks the live organisation whether everything that was prepared is there and works. Before the incident, ' +
        'preparedness was undone behind its back, one way at a time, and put back each time. It must name that one and nothing else, and ' +
        'nothing at all before the first and after the last.',
    ],
    table: {
      head: ['What was undone', 'What readiness said', 'Named alone', 'Time'],
      rows: sabotages.map(row),
      empty: 'Nothing was undone: readiness was not put to the test.',
    },
  };
}

function row({ name, said, alone, seconds }: SabotageRecord): Cell[] {
  const result: Cell = { mark: alone ? { text: 'yes', tone: 'good' } : { text: 'NO', tone: 'bad' } };
  return [name, said.length > 0 ? { items: said } : 'nothing', result, duration(seconds)];
}
