import { hoursBetween } from '../../stacks/incident/moments';

/** How long it is until a moment: `in 2 days 3 h`, `in 40 min`, `5 h overdue`. */
export function countdown(now: string, moment: string): string {
  const minutes = Math.round(hoursBetween(now, moment) * 60);
  const span = spanText(Math.abs(minutes));
  return minutes < 0 ? `${span} overdue` : `in ${span}`;
}

/** `2 days 3 h`, `5 h 20 min`, `40 min`. */
export function spanText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
  return `${Math.floor(hours / 24)} days${hours % 24 > 0 ? ` ${hours % 24} h` : ''}`;
}
