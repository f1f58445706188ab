import { pathText, type Finding } from '../../files/problem';
import type { Check } from './check';
import { complete } from './complete';
import { repeats } from '../../files/repeats';

/** Exactly one person commands, and is called first. */
export const escalationOrder: Check = ({ escalation }) => {
  const contacts = (escalation ?? []).map((contact, index) => ({
    ...contact,
    path: ['escalation', index],
  }));
  const [first] = contacts;
  const repeated = repeats(contacts, ({ email }) => email?.toLowerCase()).map(({ entry, first: other }): Finding => ({
    path: [...entry.path, 'email'],
    message: `${pathText([...entry.path, 'email'])} is also that of ${pathText(other.path)}`,
    allowed: 'each address once: it is subscribed to the alarms once',
    fix: 'keep the contact with the first role this person is called for',
  }));
  if (!first || !complete(contacts.map(({ role }) => role))) return repeated;
  if (first.role !== 'commander') {
    repeated.push({
      path: [...first.path, 'role'],
      message: 'the first contact of escalation is not the commander',
      allowed: 'commander',
      fix: 'put the commander first: contacts are called in this order',
    });
  }
  const [, ...more] = contacts.filter(({ role }) => role === 'commander');
  return [...repeated, ...more.map(({ path }) => secondCommander(path))];
};

function secondCommander(path: Finding['path']): Finding {
  return {
    path: [...path, 'role'],
    message: `${pathText(path)} is a second commander`,
    allowed: 'one commander',
    fix: 'give a deputy the role security-lead: in an incident one person decides',
  };
}
