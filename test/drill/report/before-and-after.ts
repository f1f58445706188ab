import type { Cell, Section } from '../../../commands/report/document';
import { SIDES, toneOf, type Moment } from './judge';
import type { CallRecord, DrillStory } from './story';

/** The same calls before, during and after: one row each. */
export function beforeAndAfter({ attempts }: DrillStory): Section {
  return {
    title: 'The same calls, before, while contained and after the release',
    text: [
      'Green is what must be, red what must not be. Only a refusal for want of authorisation counts as refused: a call that fails for another ' +
        'reason proves nothing.',
      ...(attempts.some(worksAgain)
        ? [
            'Amber after the release: releasing gives back what was there, a leaked key that was active included. It must be replaced before; ' +
              'the runbook has the step. Sessions from before the release stay dead.',
          ]
        : []),
    ],
    parts: SIDES.map(({ side, title, whose }) => ({
      title,
      table: {
        head: ['Who', 'Call', 'Before', 'Contained', 'Released'],
        rows: attempts.filter((call) => call.side === side).map(row),
        empty: `No call of ${whose} was tried.`,
      },
    })),
  };
}

function row(call: CallRecord): Cell[] {
  const outcome = (when: Moment): Cell => ({ mark: { text: call[when], tone: toneOf(call, when, call[when]) } });
  return [call.who, call.what, outcome('before'), outcome('contained'), outcome('released')];
}

function worksAgain(call: CallRecord): boolean {
  return toneOf(call, 'released', call.released) === 'warn';
}
