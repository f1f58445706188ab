import {
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupPolicies,
  paginateListRolePolicies,
  paginateListUserPolicies,
  type AttachedPolicy,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { listed } from '../paging';
import type { Attempts } from './attempts';
import type { ManagedPolicy, Policies } from './records';

/** Policies of one user, role or group. */
export interface FoundPolicies {
  /** Documents as they are kept, white space included. */
  readonly inline: readonly { readonly name: string; readonly text: string }[];
  readonly attached: readonly { readonly name: string; readonly arn: string }[];
}

interface Calls {
  readonly inline: (client: IAMClient, of: string) => Promise<string[]>;
  readonly document: (client: IAMClient, of: string, policy: string) => Promise<{ PolicyDocument?: string }>;
  readonly attached: (client: IAMClient, of: string) => Promise<AttachedPolicy[]>;
}

const CALLS: Readonly<Record<'user' | 'role' | 'group', Calls>> = {
  user: {
    inline: (client, UserName) =>
      listed(paginateListUserPolicies({ client }, { UserName }), (page) => page.PolicyNames),
    document: (client, UserName, PolicyName) => client.send(new GetUserPolicyCommand({ UserName, PolicyName })),
    attached: (client, UserName) =>
      listed(paginateListAttachedUserPolicies({ client }, { UserName }), (page) => page.AttachedPolicies),
  },
  role: {
    inline: (client, RoleName) =>
      listed(paginateListRolePolicies({ client }, { RoleName }), (page) => page.PolicyNames),
    document: (client, RoleName, PolicyName) => client.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
    attached: (client, RoleName) =>
      listed(paginateListAttachedRolePolicies({ client }, { RoleName }), (page) => page.AttachedPolicies),
  },
  group: {
    inline: (client, GroupName) =>
      listed(paginateListGroupPolicies({ client }, { GroupName }), (page) => page.PolicyNames),
    document: (client, GroupName, PolicyName) => client.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
    attached: (client, GroupName) =>
      listed(paginateListAttachedGroupPolicies({ client }, { GroupName }), (page) => page.AttachedPolicies),
  },
};

export async function policiesOf(kind: keyof typeof CALLS, name: string, client: IAMClient): Promise<FoundPolicies> {
  const calls = CALLS[kind];
  const [inline, attached] = await Promise.all([calls.inline(client, name), calls.attached(client, name)]);
  const texts = await Promise.all(
    inline.map(async (policy) => {
      const { PolicyDocument: text = '' } = await calls.document(client, name, policy);
      return { name: policy, text: decodeURIComponent(text) };
    }),
  );
  return {
    inline: texts,
    attached: attached.map(({ PolicyName = '', PolicyArn = '' }) => ({ name: PolicyName, arn: PolicyArn })),
  };
}

export function recorded({ inline, attached }: FoundPolicies): Policies {
  return {
    attachedPolicies: attached.map(({ arn }) => arn),
    inlinePolicies: inline.map(({ name, text }) => ({ name, document: parsed(text) })),
  };
}

/** Of policies that AWS manages, everybody can look up what they said. */
export async function customerManaged(
  arns: readonly string[],
  client: IAMClient,
  attempts: Attempts,
): Promise<ManagedPolicy[]> {
  const own = [...new Set(arns)].filter((arn) => !arn.startsWith('arn:aws:iam::aws:')).sort();
  const found = await Promise.all(own.map((arn) => attempts.of(`policy ${arn}`, managedPolicy(arn, client))));
  return found.filter((policy) => policy !== undefined);
}

async function managedPolicy(arn: string, client: IAMClient): Promise<ManagedPolicy> {
  const { Policy: policy } = await client.send(new GetPolicyCommand({ PolicyArn: arn }));
  const defaultVersion = policy?.DefaultVersionId ?? '';
  const { PolicyVersion: version } = await client.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: defaultVersion }),
  );
  return { arn, defaultVersion, document: parsedDocument(version?.Document) };
}

/** IAM hands documents out URL-encoded. */
export function parsedDocument(encoded: string | undefined): unknown {
  return parsed(decodeURIComponent(encoded ?? ''));
}

/** A document that is no JSON is kept as it is: evidence is recorded, not judged. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
