import type { Tone } from '../../../commands/report/document';
import { count } from '../../../commands/report/words';
import type { CallRecord, CheckRecord, DrillStory, Outcome } from './story';

export type Moment = 'before' | 'contained' | 'released';

/** What an outcome means for those who are to be protected. */
export function toneOf({ side, before }: CallRecord, when: Moment, outcome: Outcome): Tone {
  if (outcome === 'not tried') return when === 'contained' ? 'warn' : 'quiet';
  if (outcome === 'failed') return 'bad';
  if (side !== 'attack') return outcome === 'succeeded' ? 'good' : 'bad';
  if (when === 'contained') return outcome === 'refused' ? 'good' : 'bad';
  // An attack that never worked cannot be stopped. After the release a leaked key works again until it is replaced.
  if (when === 'before') return outcome === 'succeeded' ? 'quiet' : 'warn';
  return outcome === 'refused' || before !== 'succeeded' ? 'good' : 'warn';
}

/** A call whose row does not show what it is there to show. */
export function isProven(call: CallRecord): boolean {
  const worked = call.side !== 'attack' || call.before === 'succeeded';
  const given = toneOf(call, 'released', call.released) !== 'bad' && toneOf(call, 'before', call.before) !== 'bad';
  return worked && given && toneOf(call, 'contained', call.contained) === 'good';
}

export function checksOf({ phases }: Pick<DrillStory, 'phases'>): CheckRecord[] {
  return phases.flatMap(({ checks }) => checks);
}

/** Why the drill does not prove what it set out to prove; empty when it does. */
export function shortcomings(story: DrillStory): string[] {
  const checks = checksOf(story);
  const failed = checks.filter(({ ok }) => !ok).length;
  const unproven = story.attempts.filter((call) => !isProven(call)).length;
  return [
    ...(checks.length === 0 ? ['no check was made'] : []),
    ...(failed > 0 ? [`${failed} of ${checks.length} checks failed`] : []),
    ...SIDES.flatMap(({ side, whose }) =>
      story.attempts.some((call) => call.side === side) ? [] : [`no call of ${whose} was tried`],
    ),
    ...(unproven > 0 ? [`${unproven} of ${story.attempts.length} calls did not end as they must`] : []),
    ...unnamed(story.sabotages),
    ...(story.world === undefined ? ['the world after the close was not compared with the one before'] : []),
    ...(story.world?.length
      ? [`the world after the close is not as before: ${count(story.world.length, 'difference')}`]
      : []),
    ...(story.kills && !story.kills.sameEnd
      ? [`\`${story.kills.command}\` ended otherwise after it had been killed`]
      : []),
  ];
}

function unnamed(sabotages: DrillStory['sabotages']): string[] {
  if (!sabotages || sabotages.length === 0) return ['readiness was not put to the test'];
  const missed = sabotages.filter(({ alone }) => !alone).length;
  return missed > 0 ? [`readiness did not name ${missed} of ${sabotages.length} sabotages alone`] : [];
}

export const SIDES = [
  { side: 'attack', whose: 'the attacker', title: 'The attacker: must be refused once contained' },
  { side: 'neighbour', whose: 'a neighbour', title: 'Neighbours, who did nothing: must go on working' },
  { side: 'responder', whose: 'a responder', title: 'Responders: must never be locked out' },
] as const;
