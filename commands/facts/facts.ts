import type { AwsTargets } from '../../stacks/incident/aws-targets';

export type Region = AwsTargets['instances'][number]['region'];

/** What `open` is asked to contain in one account. */
export interface Asked {
  /** Id or name of the account in the estate. */
  readonly account: string;
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly identityCenterUsers: readonly string[];
  readonly instances: readonly string[];
  readonly functions: readonly string[];
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
  readonly databases: readonly string[];
  readonly accountQuarantine: boolean;
  readonly root: boolean;
}

/** How a policy of ours can be put on a user or role. */
export interface PolicyRoom {
  /** Characters of the inline policies that are there, white space not counted. */
  readonly inlineUsed: number;
  readonly attachedManaged: readonly string[];
}

export interface UserFacts extends PolicyRoom {
  readonly name: string;
  readonly path: string;
  readonly accessKeys: AwsTargets['users'][number]['accessKeys'];
}

export interface RoleFacts extends PolicyRoom {
  readonly name: string;
  readonly path: string;
  /** Instances, in the regions looked at, that hold the role. */
  readonly instances: readonly string[];
  /** Functions, in the regions looked at, that run as the role. */
  readonly functions: readonly string[];
}

export interface InstanceFacts {
  readonly id: string;
  readonly region: Region;
  readonly vpc: string;
  readonly interfaces: AwsTargets['instances'][number]['interfaces'];
  readonly acls: AwsTargets['instances'][number]['acls'];
  readonly volumes: readonly string[];
  /** Role of the instance profile. */
  readonly role?: string;
  readonly autoScalingGroup?: string;
  /** On one of Firebreak's groups: what it looked like before, its interfaces do not say any more. */
  readonly isolated: boolean;
  /** ARNs of the target groups that it is registered in. */
  readonly targetGroups: readonly string[];
}

export interface AccountFacts {
  /** Policies that others attached to the account itself. Absent when they could not be read. */
  readonly attachedPolicies?: AwsTargets['attachedPolicies'];
  /** Other automation that is known to take off SCPs it does not know. */
  readonly reverters: readonly string[];
}

/** Everything that was looked up in one account; nothing in it is a judgement. */
export interface Facts {
  readonly accountId: string;
  readonly users: readonly UserFacts[];
  /** Those asked for, of the instances, and of the functions. */
  readonly roles: readonly RoleFacts[];
  /** Names of those asked for. */
  readonly askedRoles: readonly string[];
  readonly identityCenterUsers: AwsTargets['identityCenterUsers'];
  readonly instances: readonly InstanceFacts[];
  readonly functions: AwsTargets['functions'];
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
  readonly databases: AwsTargets['databases'];
  readonly accountQuarantine: boolean;
  readonly root: boolean;
  readonly account: AccountFacts;
}
