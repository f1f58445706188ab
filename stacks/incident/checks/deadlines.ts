import { pathText } from '../../files/problem';
import { repeats } from '../../files/repeats';
import { listed, type Check } from './check';

/** A deadline is met, or not to be met, or open; and it is named once, because its name says which one is meant. */
export const deadlines: Check = ({ deadlines: all }) => {
  const entries = listed(['deadlines'], all);
  const both = entries
    .filter(({ entry }) => entry.done && entry.notRequired)
    .map(({ path }) => ({
      path: [...path, 'notRequired'],
      message: `${pathText(path)} is done and not required`,
      allowed: 'done, or notRequired, or neither',
      fix: 'keep what is true',
    }));
  const repeated = repeats(entries, ({ entry }) => entry.what).map(({ entry, first }) => ({
    path: [...entry.path, 'what'],
    message: `${pathText([...entry.path, 'what'])} repeats ${pathText([...first.path, 'what'])}`,
    allowed: 'each deadline once',
    fix: 'say what tells the two apart, or remove one',
  }));
  return [...both, ...repeated];
};
