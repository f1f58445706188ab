import { accountsOf } from '../../stacks/aws/accounts';
import { deadlinesOf, isOverdue } from '../../stacks/incident/deadlines';
import type { Incident } from '../../stacks/incident/schema';
import { attackRanges } from './attack';
import { course } from './course';
import { deadlineStates } from './deadlines';
import { done } from './done';
import type { Figure } from './document';
import type { ReportInput } from './report-input';
import { count, inSentence, list, span } from './words';

/** State, what happened when, how long it took, and how much is open, in sentences for a person without the trade. */
export function summary(input: ReportInput, openThings: number): string[] {
  const { incident, estate } = input;
  const { id, declaredAt, commander, aws, sequence, reason } = incident;
  const names = accountsOf(estate.aws).flatMap(({ id: account, name }) =>
    aws.some((entry) => entry.account === account) ? name : [],
  );
  const sentences = [
    `${id} was declared on ${inSentence(declaredAt)}, under the command of ${commander}.`,
    aws.length > 0
      ? `It concerns ${count(targetsOf(incident), 'target')} in ${count(aws.length, 'AWS account')}: ${list(names)}.`
      : 'It names no targets.',
    ...entered(input),
    ...contained(incident),
    ...given(incident),
    ...passed(input),
    openThings === 0
      ? 'Nothing is on record as open.'
      : `${count(openThings, 'thing')} ${openThings === 1 ? 'is' : 'are'} still open: see below.`,
  ];
  const order = `Isolation came before the capture of evidence. The reason on record: ${reason ?? 'none'}`;
  return [sentences.join(' '), ...(sequence === 'isolate-first' ? [order] : [])];
}

function passed({ incident, estate, now }: ReportInput): string[] {
  const late = deadlinesOf(incident, estate).filter((one) => isOverdue(one, now));
  if (late.length === 0) return [];
  return [
    `${count(late.length, 'deadline')} ${late.length === 1 ? 'has' : 'have'} PASSED UNMET: ${list(late.map(({ what }) => what))}.`,
  ];
}

/** How long the intruder was there before anybody knew, as far back as the logs were read. */
function entered(input: ReportInput): string[] {
  const { incident, records: { hunt } = {} } = input;
  if (!hunt) return [];
  const first = attackRanges(input, hunt).find(({ side }) => side === 'attack')?.calls[0];
  if (!first) return [];
  const before = Date.parse(first.at) < Date.parse(incident.declaredAt);
  return [
    `The first sign of an attack in the logs was on ${inSentence(first.at)}` +
      `${before ? `, ${span(first.at, incident.declaredAt)} before the declaration` : ''}; they were read back to ${hunt.since}.`,
  ];
}

function contained(incident: Incident): string[] {
  const { containedAt, containedAgainAt, confirmed } = course(incident);
  if (!containedAt) {
    const sofar = 'The log does not say that containment was ever complete';
    return [incident.phase === 'contain' ? `${sofar}: take it as NOT contained.` : `${sofar}.`];
  }
  return [
    `Containment was complete on ${inSentence(containedAt)}, ${span(incident.declaredAt, containedAt)} after the declaration: from then on ` +
      'what was compromised was cut off as listed under “Targets”, but for what is listed under “Not stopped”.',
    ...(containedAgainAt ? [`After a release it was complete again on ${inSentence(containedAgainAt)}.`] : []),
    ...(incident.phase === 'contain' && !confirmed
      ? ['Later entries put that in doubt: take it as NOT contained until `npx firebreak contain` has run to its end.']
      : []),
  ];
}

function given(incident: Incident): string[] {
  const { phase, releasedAt, closedAt } = incident;
  if (phase === 'contain' || !releasedAt) return [];
  const { containedAt, confirmed } = course(incident);
  const began = `The release began on ${inSentence(releasedAt)}${containedAt ? `, ${span(containedAt, releasedAt)} later` : ''}`;
  if (phase === 'release') {
    return confirmed
      ? [`${began}, and is complete: all is as it was before, but sign-ins from before the release stay dead.`]
      : [`${began}. The log does not say that it is complete: something may still be contained.`];
  }
  return [
    `${began}: all is as it was before.`,
    confirmed && closedAt
      ? `The incident was closed on ${inSentence(closedAt)}: nothing of the containment is left but evidence.`
      : 'It is being closed; the log does not say that this is complete.',
  ];
}

/** How long containment took and held, how much it was, and the deadlines. */
export function figures({ incident, estate, now }: ReportInput): Figure[] {
  const { declaredAt, phase, releasedAt, aws } = incident;
  const { containedAt } = course(incident);
  const until = phase === 'contain' ? now : releasedAt;
  const states = deadlineStates(deadlinesOf(incident, estate), now);
  const [met, late, open] = (['good', 'bad', 'warn'] as const).map(
    (tone) => states.filter(({ mark }) => mark.tone === tone).length,
  );
  return [
    containedAt
      ? { value: span(declaredAt, containedAt), what: 'from declaration to contained', tone: 'quiet' }
      : { value: 'not on record', what: 'that containment is complete', tone: 'bad' },
    ...(containedAt && until
      ? [
          {
            value: span(containedAt, until),
            what: phase === 'contain' ? 'since containment' : 'from contained to released',
            tone: 'quiet' as const,
          },
        ]
      : []),
    {
      value: `${targetsOf(incident)}`,
      what: `targets in ${count(aws.length, 'account')}`,
      tone: 'quiet',
    },
    {
      value: `${met} of ${states.length}`,
      what: `deadlines met${late ? `, ${late} late or overdue` : ''}${open ? `, ${open} open` : ''}`,
      tone: late ? 'bad' : open ? 'warn' : 'quiet',
    },
  ];
}

function targetsOf({ aws }: Incident): number {
  return aws.flatMap(done).length;
}
