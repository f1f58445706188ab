import { hoursBetween } from '../../stacks/incident/moments';
import { spanText } from '../cli/countdown';

/** `1 account`, `3 accounts`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.slice(-1).join('')}`;
}

/** A moment for a table, in UTC: `2026-11-20 18:04:00`. */
export function inTable(moment: string): string {
  return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

/** A moment for a sentence: `20 November 2026 at 18:04 UTC`. */
export function inSentence(moment: string): string {
  return `${day(moment)} at ${new Date(moment).toISOString().slice(11, 16)} UTC`;
}

/** The day of a moment, in UTC: `20 November 2026`. */
export function day(moment: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment));
}

/** The time of a moment, in UTC: `18:04:00`. */
export function clock(moment: string): string {
  return inTable(moment).slice(11);
}

/** How long it is from one moment to another, such as `13 h 29 min`; with a minus sign when it is the other way round. */
export function span(from: string, to: string): string {
  if (Date.parse(to) < Date.parse(from)) return `−${span(to, from)}`;
  return spanText(Math.round(hoursBetween(from, to) * 60));
}
