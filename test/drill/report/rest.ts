import type { Section } from '../../../commands/report/document';
import { count } from '../../../commands/report/words';
import { duration } from './duration';
import type { DrillStory } from './story';

export function howLong({ timings }: DrillStory): Section {
  return {
    title: 'How long it took',
    text: ['In the emulator, on the machine of the drill.'],
    table: {
      head: ['What', 'Time'],
      rows: timings.map(({ what, seconds }) => [what, duration(seconds)]),
      empty: 'Nothing was timed.',
    },
  };
}

export function worldAfter({ world }: DrillStory): Section {
  const title = 'The world after release and close';
  if (!world) return { title, mark: { text: 'not compared', tone: 'bad' } };
  if (world.length > 0) return { title, mark: { text: count(world.length, 'difference'), tone: 'bad' }, list: world };
  return {
    title,
    mark: { text: 'as before', tone: 'good' },
    text: ['Nothing differs from the record that was made before containment, but for evidence, which stays.'],
  };
}

export function killed({ kills }: DrillStory): Section[] {
  if (!kills) return [];
  const text = `\`${kills.command}\` was killed ${count(kills.kills, 'time')} while it ran, and run again each time.`;
  return [
    {
      title: 'Killed in the middle',
      mark: kills.sameEnd ? { text: 'same end', tone: 'good' } : { text: 'another end', tone: 'bad' },
      text: [
        `${text} ${kills.sameEnd ? 'It ended as a run that nobody killed.' : 'It did NOT end as a run that nobody killed.'}`,
      ],
    },
  ];
}
