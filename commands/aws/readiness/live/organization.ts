import {
  DescribePolicyCommand,
  DescribeResourcePolicyCommand,
  paginateListAccounts,
  paginateListParents,
  paginateListPolicies,
  paginateListTargetsForPolicy,
  type Account,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { POLICY_TYPE, type PolicyKind } from '../../../../stacks/aws/containment/organization-policy';
import type { Estate } from '../../../../stacks/estate/schema';
import { listed } from '../../facts/paging';
import { unlessAbsent } from './absent';
import type { Access } from './access';
import { memo } from './memo';

/** A policy of the organisation, and where it is attached. */
export interface OrganizationPolicy {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly kind: PolicyKind;
  /** Ids of the root, units and accounts. */
  readonly targets: readonly string[];
  /** Its document, as JSON. */
  readonly content: () => Promise<string>;
}

/**
 * The organisation as it is. Asked, as on the day, by the responder of the security account, to which policies are delegated:
 * that it can be asked proves half of the delegation. Each thing is asked once, however many checks need it.
 */
export class Organization {
  constructor(
    private readonly access: Access,
    private readonly estate: Estate,
  ) {}

  readonly accounts = memo(async (): Promise<Account[]> => {
    const client = await this.client();
    return listed(paginateListAccounts({ client }, {}), (page) => page.Accounts);
  });

  readonly policies = memo(async (): Promise<OrganizationPolicy[]> => {
    const kinds: PolicyKind[] = ['SCP', 'RCP'];
    return (await Promise.all(kinds.map((kind) => this.policiesOf(kind)))).flat();
  });

  /** Ids of the units above an account and of the root, the nearest first. */
  readonly above = async (id: string): Promise<string[]> => {
    const parent = await this.parent(id);
    if (parent === undefined) return [];
    return [parent, ...(parent.startsWith('r-') ? [] : await this.above(parent))];
  };

  /** The delegation policy as JSON; only the management account is told. */
  readonly delegation = memo(async (): Promise<string | undefined> => {
    const management = await this.access.as('investigator', this.estate.aws.management.id);
    const call = management.organizations().send(new DescribeResourcePolicyCommand({}));
    return (await unlessAbsent(call, 'ResourcePolicyNotFoundException'))?.ResourcePolicy?.Content;
  });

  private readonly parents = new Map<string, Promise<string | undefined>>();

  private parent(id: string): Promise<string | undefined> {
    const known = this.parents.get(id) ?? this.askParent(id);
    this.parents.set(id, known);
    return known;
  }

  private async askParent(id: string): Promise<string | undefined> {
    const client = await this.client();
    const [parent] = await listed(paginateListParents({ client }, { ChildId: id }), (page) => page.Parents);
    return parent?.Id;
  }

  private async policiesOf(kind: PolicyKind): Promise<OrganizationPolicy[]> {
    const client = await this.client();
    const Filter: PolicyType = POLICY_TYPE[kind];
    const summaries = await listed(paginateListPolicies({ client }, { Filter }), (page) => page.Policies);
    return Promise.all(
      summaries.map(async ({ Id: id = '', Arn: arn = '', Name: name = '' }) => {
        const targets = await listed(
          paginateListTargetsForPolicy({ client }, { PolicyId: id }),
          (page) => page.Targets,
        );
        const content = memo(async () => {
          const { Policy: policy } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
          return policy?.Content ?? '{}';
        });
        return { id, arn, name, kind, targets: targets.flatMap(({ TargetId }) => TargetId ?? []), content };
      }),
    );
  }

  private async client() {
    return (await this.access.as('responder', this.estate.aws.security.id)).organizations();
  }
}
