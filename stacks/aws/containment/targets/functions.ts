import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import { keeps, type TargetKind } from '../target-kind';

/** Lambda functions, as they are. What they may do is a matter of their role (roles.ts), which another one could replace. */
export const functions: TargetKind = {
  scp: (contained) => {
    const { account, targets, responders } = contained;
    if (!keeps(contained) || targets.functions.length === 0) return [];
    const resources = targets.functions.flatMap(({ region, name }) => {
      const arn = `arn:aws:lambda:${region}:${account.id}:function:${name}`;
      return [arn, `${arn}:*`]; // versions and aliases
    });
    return [keepContained({ sid: 'KeepFunctions', service: 'lambda', resources, responders })];
  },
};
