import { quote } from '../../files/problem';
import type { Check } from './check';

/** `cdktf deploy 'prepare-*'` must never contain anybody. */
export const reservedId: Check = ({ id }) => {
  const first = id && /^(prepare|bootstrap)(?=-|$)/i.exec(id)?.[0];
  if (!first) return [];
  return [
    {
      path: ['id'],
      message: `the id ${quote(id)} is unusable: stack names begin with it, and those with ${first}- are the preparedness stacks`,
      allowed: 'an id that begins with neither prepare- nor bootstrap-',
      fix: 'use the number of the case, such as INC-42, and rename the file',
    },
  ];
};
