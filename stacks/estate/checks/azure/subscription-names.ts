import { pathText, type Finding } from '../../../files/problem';
import type { Check } from '../check';
import { subscriptionParts } from './subscriptions';

/** Stacks that are there once are called `prepare-azure-<one of these>`. */
export const RESERVED_SUBSCRIPTION_NAMES: readonly string[] = [
  'alarms',
  'entra',
  'entra-logs',
  'evidence',
  'flow-logs',
  'guardrails',
  'identity',
  'incident-response',
  'investigation',
  'network-manager',
  'perimeter',
  'responders',
  'state',
  'workspace',
];

/** A subscription's name ends the id of its stack, which is that of no other one. */
export const subscriptionNames: Check = (estate) =>
  subscriptionParts(estate).flatMap(({ path, name }): Finding[] => {
    if (name === undefined || !(RESERVED_SUBSCRIPTION_NAMES.includes(name) || name.startsWith('alarms-'))) return [];
    const at = [...path, 'name'];
    return [
      {
        path: at,
        message: `${pathText(at)} '${name}' is reserved: prepare-azure-${name} is another stack`,
        allowed: `any name but ${RESERVED_SUBSCRIPTION_NAMES.join(', ')}, alarms-…`,
        fix: 'choose another name for this subscription',
      },
    ];
  });
