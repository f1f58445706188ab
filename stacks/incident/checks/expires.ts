import { hoursBetween } from '../moments';
import type { Check } from './check';

export const expires: Check = ({ expires: moment, declaredAt }) => {
  if (!moment || !declaredAt || hoursBetween(declaredAt, moment) > 0) return [];
  return [
    {
      path: ['expires'],
      message: 'expires is not after declaredAt',
      allowed: `later than ${declaredAt}`,
      fix: 'write when the containment is to be reviewed',
    },
  ];
};
