/**
 * The IAM state of what is contained, as it goes into the evidence: no secrets, of which IAM shows none. Times are as
 * `2026-11-20T18:04:00.000Z`; policy documents are parsed.
 */
export interface AccountIam {
  readonly users: readonly UserIam[];
  readonly roles: readonly RoleIam[];
  /** Default versions of the customer-managed policies that are attached anywhere above, or are a boundary there. */
  readonly policies: readonly ManagedPolicy[];
  /** What could not be read, and why. */
  readonly unread: readonly string[];
}

export interface Policies {
  /** ARNs. */
  readonly attachedPolicies: readonly string[];
  readonly inlinePolicies: readonly { readonly name: string; readonly document: unknown }[];
}

interface Principal extends Policies {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** `AIDA…` or `AROA…`: as logs name it. */
  readonly id: string;
  readonly created?: string;
  /** ARN. */
  readonly permissionsBoundary?: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

/** Lists that could not be read are absent: none would be something else. */
export interface UserIam extends Principal {
  readonly passwordLastUsed?: string;
  /** Null when the user has no password. */
  readonly loginProfile?: { readonly created?: string; readonly passwordResetRequired?: boolean } | null;
  readonly groups?: readonly GroupIam[];
  readonly accessKeys: readonly AccessKey[];
  readonly mfaDevices?: readonly { readonly serialNumber: string; readonly enabled?: string }[];
  readonly sshKeys?: readonly Credential[];
  readonly signingCertificates?: readonly Credential[];
  readonly serviceCredentials?: readonly (Credential & { readonly service?: string })[];
}

export interface RoleIam extends Principal {
  readonly trustPolicy: unknown;
  readonly maxSessionSeconds?: number;
  readonly instanceProfiles: readonly string[];
  readonly lastUsed?: { readonly at?: string; readonly region?: string };
}

export interface GroupIam extends Policies {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
}

export interface Credential {
  readonly id: string;
  readonly status?: string;
  readonly created?: string;
}

export interface AccessKey extends Credential {
  readonly lastUsed?: { readonly at?: string; readonly service?: string; readonly region?: string };
}

export interface ManagedPolicy {
  readonly arn: string;
  readonly defaultVersion: string;
  readonly document: unknown;
}
