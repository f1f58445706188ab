import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

/** The group of that step allows everything: outside a severing it would open the instance to the world. */
export const convertStep: Check = (incident) =>
  targetParts(incident).flatMap(({ target, path }) =>
    listed([...path, 'instances'], target.instances).flatMap(({ entry: { step, isolation }, path: at }) => {
      if (step !== 'convert' || isolation === undefined || isolation === 'severed') return [];
      return {
        path: [...at, 'step'],
        message: `${pathText([...at, 'step'])} is convert with isolation: ${isolation}: the instance would stay open to everything`,
        allowed: 'convert with isolation: severed only',
        fix: 'write isolation: severed, or remove step',
      };
    }),
  );
