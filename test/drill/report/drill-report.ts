import type { Figure, ReportDocument } from '../../../commands/report/document';
import { notStoppedSection } from '../../../commands/report/left-open';
import { inSentence } from '../../../commands/report/words';
import { allChecks, whatFailed } from './checks';
import { beforeAndAfter } from './before-and-after';
import { duration } from './duration';
import { checksOf, shortcomings } from './judge';
import { proof } from './proof';
import { sabotaged } from './sabotages';
import type { CallRecord, DrillStory } from './story';
import { howLong, killed, worldAfter } from './rest';

/** What the drill did and saw, for a person who decides whether to rely on it. */
export function drillReport(story: DrillStory): ReportDocument {
  const { startedAt, finishedAt, versions, notStopped } = story;
  const short = shortcomings(story);
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return {
    title: 'Firebreak drill',
    state: short.length === 0 ? { text: 'Passed', tone: 'good' } : { text: 'NOT passed', tone: 'bad' },
    origin:
      `${inSentence(startedAt)}, ${duration(seconds)}, in an emulator of AWS (moto ${versions.moto}) with Terraform ${versions.terraform}, ` +
      `the real AWS provider ${versions.provider} and Node ${versions.node}.`,
    summary: [short.length === 0 ? passed(story) : `Do not rely on this build: ${short.join('; ')}.`],
    figures: figures(story),
    sections: [
      ...whatFailed(story),
      beforeAndAfter(story),
      sabotaged(story),
      notStoppedSection(notStopped, (account) => `Account ${account}`, [
        'What goes on although everything is contained, for each target of the drill. The same list comes with every plan and every ' +
          'incident report.',
      ]),
      proof(short.length === 0),
      howLong(story),
      worldAfter(story),
      ...killed(story),
      ...allChecks(story),
    ],
  };
}

function passed(story: DrillStory): string {
  const { timings } = story;
  const contained = timings.find(({ headline }) => headline);
  return (
    'In an emulated organisation that Firebreak had prepared, an attack with stolen credentials was played, and succeeded. The incident was ' +
    'then opened and contained' +
    `${contained ? `, which took ${duration(contained.seconds)}` : ''}: every call of the attacker was refused, while neighbours and responders ` +
    `went on working. After the release and the close the world was as it had been before. All ${checksOf(story).length} checks passed.`
  );
}

/** How fast, whether it holds, whom else it hits, and whether it can be taken back. */
function figures(story: DrillStory): Figure[] {
  const { timings, attempts, world } = story;
  const contained = timings.find(({ headline }) => headline);
  const attacks = attempts.filter(({ side, before }) => side === 'attack' && before === 'succeeded');
  const others = attempts.filter(({ side }) => side !== 'attack');
  return [
    {
      value: contained ? duration(contained.seconds) : 'not measured',
      what: contained ? `${contained.what}, in the emulator` : 'until everything was contained',
      tone: contained ? 'quiet' : 'bad',
    },
    share(attacks, 'refused', 'attacks that had worked were refused once contained'),
    share(others, 'succeeded', 'calls of neighbours and responders worked meanwhile'),
    world
      ? {
          value: `${world.length}`,
          what: `difference${world.length === 1 ? '' : 's'} in the world after release and close`,
          tone: world.length === 0 ? 'good' : 'bad',
        }
      : { value: 'not compared', what: 'the world after the close', tone: 'bad' },
  ];
}

function share(calls: readonly CallRecord[], outcome: CallRecord['contained'], what: string): Figure {
  const as = calls.filter(({ contained }) => contained === outcome).length;
  return {
    value: `${as} of ${calls.length}`,
    what,
    tone: calls.length > 0 && as === calls.length ? 'good' : 'bad',
  };
}
