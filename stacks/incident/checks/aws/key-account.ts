import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { knownTargets } from './targets';

/** The policy that contains a key is attached to the account of the target. */
export const keyAccount: Check = (incident, { estate }) =>
  knownTargets(incident, estate).flatMap(({ target: { keys }, account: { id: account }, path }) =>
    listed([...path, 'keys'], keys).flatMap(({ entry: arn, path: at }) => {
      const owner = arn.split(':')[4];
      if (owner === account) return [];
      return {
        path: at,
        message: `${pathText(at)} is a key of account ${owner}, not of ${account}`,
        allowed: `keys of ${account}`,
        fix: `list it under a target with account: '${owner}'`,
      };
    }),
  );
