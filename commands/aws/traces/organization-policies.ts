import {
  DeletePolicyCommand,
  DetachPolicyCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  paginateListPolicies,
  paginateListPoliciesForTarget,
  type OrganizationsClient,
  type PolicySummary,
} from '@aws-sdk/client-organizations';
import { INCIDENT_TAG } from '../../../policies/aws/incident-tag';
import type { Resource } from '../../../policies/linter/synthesised';
import { POLICY_TYPE } from '../../../stacks/aws/containment/organization-policy';
import { QUARANTINE_ACCOUNT } from '../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { listed } from '../facts/paging';
import { isPolicyOf } from './policy-name';
import type { Trace } from '../../terraform/traces/trace';

const POLICY = 'aws_organizations_policy';
const ATTACHMENT = 'aws_organizations_policy_attachment';
const TYPES = Object.values(POLICY_TYPE);

export interface InAccount {
  readonly id: string;
  /** Whether the staged quarantine is this incident's, and no other one's. */
  readonly quarantine: boolean;
}

/** SCPs and RCPs of an incident, and what is attached to its accounts: their attachments come last. */
export async function organizationPolicies(
  incident: string,
  accounts: readonly InAccount[],
  client: OrganizationsClient,
): Promise<Trace[]> {
  const attachedTo = (account: string, filter: (typeof TYPES)[number]) =>
    listed(paginateListPoliciesForTarget({ client }, { TargetId: account, Filter: filter }), (page) => page.Policies);
  const [all, attached] = await Promise.all([
    Promise.all(TYPES.map((Filter) => listed(paginateListPolicies({ client }, { Filter }), (page) => page.Policies))),
    Promise.all(
      accounts.map(async (account) => {
        const policies = (await Promise.all(TYPES.map((type) => attachedTo(account.id, type)))).flat();
        return { account, policies };
      }),
    ),
  ]);
  const named = all.flat().filter(({ Name: name }) => isPolicyOf(incident, name));
  const tagged = await Promise.all(named.map((policy) => isOurs(incident, policy, client)));
  const ours = named.filter((_, index) => tagged[index]);
  const isAttached = (id = '') => attached.some(({ policies }) => policies.some((policy) => policy.Id === id));
  return [
    ...ours.map((policy) => policyTrace(policy, !isAttached(policy.Id), client)),
    ...attached.flatMap(({ account, policies }) =>
      policies
        .filter((policy) => ours.some(({ Id }) => Id === policy.Id) || (account.quarantine && isStaged(policy)))
        .map((policy) => attachmentTrace(account.id, policy, client)),
    ),
  ];
}

async function isOurs(incident: string, { Id: ResourceId }: PolicySummary, client: OrganizationsClient) {
  const { Tags: tags = [] } = await client.send(new ListTagsForResourceCommand({ ResourceId }));
  const tag = (key: string) => tags.find(({ Key }) => Key === key)?.Value;
  return tag('incident') === incident && tag(INCIDENT_TAG.key) === INCIDENT_TAG.containment;
}

function isStaged({ Name: name }: PolicySummary): boolean {
  return Object.values(QUARANTINE_ACCOUNT).some((staged) => staged === name);
}

function policyTrace(
  { Id: id = '', Name: name = '' }: PolicySummary,
  idle: boolean,
  client: OrganizationsClient,
): Trace {
  return {
    type: POLICY,
    id,
    what: `organizations policy ${name}`,
    unique: true,
    idle,
    isDeclared: (resource) => resource.type === POLICY && resource.arguments.name === name,
    remove: async () => {
      const { Targets: targets = [] } = await client.send(new ListTargetsForPolicyCommand({ PolicyId: id }));
      for (const { TargetId } of targets) await client.send(new DetachPolicyCommand({ PolicyId: id, TargetId }));
      await client.send(new DeletePolicyCommand({ PolicyId: id }));
    },
  };
}

function attachmentTrace(account: string, policy: PolicySummary, client: OrganizationsClient): Trace {
  const { Id: id = '', Name: name = '' } = policy;
  return {
    type: ATTACHMENT,
    id: `${account}:${id}`,
    what: `attachment of ${name} to ${account}`,
    unique: true,
    isDeclared: (resource, all) =>
      resource.type === ATTACHMENT && resource.arguments.target_id === account && policyOf(resource, all) === name,
    remove: () => client.send(new DetachPolicyCommand({ PolicyId: id, TargetId: account })),
  };
}

/** Name of the policy that a declared attachment attaches: one of the stack, or one that is looked up by its name. */
function policyOf(attachment: Resource, all: readonly Resource[]): unknown {
  const expression = String(attachment.arguments.policy_id);
  const address = /^\$\{(aws_organizations_policy\.[^.]+)\.id\}$/.exec(expression)?.[1];
  if (address) return all.find((resource) => resource.address === address)?.arguments.name;
  return /\.name == "([^"]+)"/.exec(expression)?.[1];
}
