import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { ManagedPolicy, RoleIam, UserIam } from './iam/records';

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
  readonly iam: UserIam;
}

export interface RoleFacts extends PolicyRoom {
  readonly name: string;
  readonly path: string;
  /** Instances, in the regions looked at, that hold the role. */
  readonly instances: readonly string[];
  /** Functions, in the regions looked at, that run as the role. */
  readonly functions: readonly string[];
  readonly iam: RoleIam;
}

export interface InstanceFacts {
  readonly id: string;
  readonly region: Region;
  readonly vpc: string;
  readonly interfaces: AwsTargets['instances'][number]['interfaces'];
  readonly acls: AwsTargets['instances'][number]['acls'];
  /** Subnets of its interfaces that are on Firebreak's NACL: what they had before, they do not say any more. */
  readonly quarantinedSubnets: readonly string[];
  readonly volumes: readonly string[];
  /** Role of the instance profile. */
  readonly role?: string;
  readonly autoScalingGroup?: string;
  /** On one of Firebreak's groups: what it looked like before, its interfaces do not say any more. */
  readonly isolated: boolean;
  /** ARNs of the target groups that it is registered in. */
  readonly targetGroups: readonly string[];
  /** Names of the Classic Load Balancers that it is registered with. */
  readonly classicLoadBalancers: readonly string[];
  /** Id of the DNS Firewall rule group that waits in the region. */
  readonly dnsRuleGroup?: string;
}

export type DatabaseFacts = AwsTargets['databases'][number] & {
  /** On one of Firebreak's groups: what it was on before, it does not say any more. */
  readonly isolated: boolean;
};

export interface AccountFacts {
  /** Policies that others attached to the account itself; of a kind that could not be read, none is known. */
  readonly attachedPolicies: Partial<AwsTargets['attachedPolicies']>;
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
  readonly databases: readonly DatabaseFacts[];
  readonly accountQuarantine: boolean;
  readonly root: boolean;
  readonly account: AccountFacts;
  /** Customer-managed policies of the users and roles. */
  readonly policies: readonly ManagedPolicy[];
  /** What of the IAM state could not be read, and why. */
  readonly unread: readonly string[];
}
