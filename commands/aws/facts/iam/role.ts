import type { InstanceProfile, Role } from '@aws-sdk/client-iam';
import { parsedDocument, recorded, type FoundPolicies } from './policies';
import { principal, when } from './principal';
import type { RoleIam } from './records';

/** Everything of IAM about a role: who may assume it, and what it is allowed. */
export function roleIam(role: Role, policies: FoundPolicies, profiles: readonly InstanceProfile[]): RoleIam {
  const { RoleLastUsed: used } = role;
  return {
    ...principal({ ...role, name: role.RoleName, id: role.RoleId }),
    ...recorded(policies),
    trustPolicy: parsedDocument(role.AssumeRolePolicyDocument),
    maxSessionSeconds: role.MaxSessionDuration,
    instanceProfiles: profiles.flatMap(({ Arn: arn }) => arn ?? []),
    lastUsed: used && { at: when(used.LastUsedDate), region: used.Region },
  };
}
