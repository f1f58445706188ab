import { pathText } from '../../files/problem';
import { repeats } from '../../files/repeats';
import type { Check } from './check';

/** An incident file says by its name which notification is done: two of one name would be done together. */
export const repeatedNotifications: Check = ({ notifications }) => {
  const all = (notifications ?? []).map((one, index) => ({ what: one?.what, path: ['notifications', index, 'what'] }));
  return repeats(all, ({ what }) => what).map(({ entry, first }) => ({
    path: entry.path,
    message: `${pathText(entry.path)} repeats ${pathText(first.path)}`,
    allowed: 'each notification once',
    fix: 'say what tells the two apart, or remove one',
  }));
};
