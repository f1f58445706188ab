import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import type { ExemptRoles } from '../guardrails/exempt-roles';
import { preventActionsWithoutMfa } from './prevent-actions-without-mfa';
import { preventIamUsers } from './prevent-iam-users';
import { preventImdsV1 } from './prevent-imds-v1';
import { preventKeyPairs } from './prevent-key-pairs';
import { preventLeavingRegions } from './prevent-leaving-regions';
import { preventLongLivedKeys } from './prevent-long-lived-keys';
import { preventPublicBuckets } from './prevent-public-buckets';
import { preventRootUser } from './prevent-root-user';

export interface Preventions {
  readonly exempt: ExemptRoles;
  readonly regions: readonly string[];
  readonly prevent: {
    readonly longLivedKeys: boolean;
    readonly iamUsers: boolean;
    readonly actionsWithoutMfa: boolean;
    readonly keyPairs: boolean;
    readonly rootUser: boolean;
    readonly leavingRegions: boolean;
    readonly imdsV1: boolean;
    readonly publicBuckets: boolean;
  };
}

/** SCP: the structural preventions that are switched on, in one document. AWS refuses one without statements: then none. */
export function preventions({ exempt, regions, prevent }: Preventions): PolicyDocument | undefined {
  const on = (wanted: boolean, ...statements: Statement[]) => (wanted ? statements : []);
  const statements = [
    ...on(prevent.longLivedKeys, preventLongLivedKeys(exempt)),
    ...on(prevent.iamUsers, preventIamUsers(exempt)),
    ...on(prevent.actionsWithoutMfa, preventActionsWithoutMfa()),
    ...on(prevent.keyPairs, preventKeyPairs(exempt)),
    ...on(prevent.rootUser, preventRootUser()),
    ...on(prevent.leavingRegions, preventLeavingRegions(exempt, regions)),
    ...on(prevent.imdsV1, ...preventImdsV1(exempt)),
    ...on(prevent.publicBuckets, preventPublicBuckets(exempt)),
  ];
  return statements.length === 0 ? undefined : policyDocument(...statements);
}
