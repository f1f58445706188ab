import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DescribeResourcePolicyCommand,
  ListRootsCommand,
  OrganizationsClient,
  paginateListAWSServiceAccessForOrganization,
  paginateListAccountsForParent,
  paginateListDelegatedAdministrators,
  paginateListDelegatedServicesForAccount,
  paginateListOrganizationalUnitsForParent,
  paginateListPolicies,
  paginateListTagsForResource,
  paginateListTargetsForPolicy,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, ifAny, type Service } from '../place';

const POLICY_TYPES: readonly PolicyType[] = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'];

/** What the management account sees; for any other account nothing. */
export const organizations: Service = ({ sdk, accountId }) => {
  const client = new OrganizationsClient(sdk);
  const organization = async () =>
    (await ifAny(client.send(new DescribeOrganizationCommand({})), 'AWSOrganizationsNotInUseException'))?.Organization;
  const managed = (find: () => Promise<Record<string, unknown>>) => async () =>
    (await organization())?.MasterAccountId === accountId ? find() : {};
  const tags = (ResourceId: string | undefined) =>
    listed(paginateListTagsForResource({ client }, { ResourceId }), (page) => page.Tags);
  const roots = async () => (await client.send(new ListRootsCommand({}))).Roots ?? [];

  /** Every root and organisational unit. */
  async function parents(): Promise<string[]> {
    const below = async (ParentId: string | undefined): Promise<string[]> => {
      const units = await listed(
        paginateListOrganizationalUnitsForParent({ client }, { ParentId }),
        (page) => page.OrganizationalUnits,
      );
      return [ParentId ?? '', ...(await Promise.all(units.map(({ Id }) => below(Id)))).flat()];
    };
    return (await Promise.all((await roots()).map(({ Id }) => below(Id)))).flat();
  }

  /** The things below every root and unit, with the parent of each. */
  async function children<T extends { readonly Id?: string }>(
    under: (ParentId: string) => Promise<readonly T[]>,
  ): Promise<Record<string, unknown>> {
    const found = await Promise.all(
      (await parents()).map(async (ParentId) => (await under(ParentId)).map((thing) => ({ ...thing, ParentId }))),
    );
    return byId(
      found.flat(),
      ({ Id }) => Id,
      async ({ Id }) => ({ Tags: await tags(Id) }),
    );
  }

  return {
    organization: managed(async () => byId([(await organization()) ?? {}], ({ Id }) => Id)),
    root: managed(async () => byId(await roots(), ({ Id }) => Id)),
    'organizational unit': managed(() =>
      children((ParentId) =>
        listed(paginateListOrganizationalUnitsForParent({ client }, { ParentId }), (page) => page.OrganizationalUnits),
      ),
    ),
    account: managed(() =>
      children((ParentId) => listed(paginateListAccountsForParent({ client }, { ParentId }), (page) => page.Accounts)),
    ),
    'organization policy': managed(async () => {
      const policies = POLICY_TYPES.map((Filter) =>
        listed(paginateListPolicies({ client }, { Filter }), (page) => page.Policies),
      );
      return byId(
        (await Promise.all(policies)).flat(),
        ({ Id }) => Id,
        async ({ Id: PolicyId }) => ({
          Content: (await client.send(new DescribePolicyCommand({ PolicyId }))).Policy?.Content,
          Targets: await listed(paginateListTargetsForPolicy({ client }, { PolicyId }), (page) => page.Targets),
          Tags: await tags(PolicyId),
        }),
      );
    }),
    'resource policy of the organization': managed(async () => {
      const found = await ifAny(client.send(new DescribeResourcePolicyCommand({})), 'ResourcePolicyNotFoundException');
      return byId(found?.ResourcePolicy ? [found.ResourcePolicy] : [], (policy) => policy.ResourcePolicySummary?.Id);
    }),
    'delegated administrator': managed(async () =>
      byId(
        await listed(paginateListDelegatedAdministrators({ client }, {}), (page) => page.DelegatedAdministrators),
        ({ Id }) => Id,
        async ({ Id: AccountId }) => ({
          Services: await listed(
            paginateListDelegatedServicesForAccount({ client }, { AccountId }),
            (page) => page.DelegatedServices,
          ),
        }),
      ),
    ),
    'service access': managed(async () =>
      byId(
        await listed(
          paginateListAWSServiceAccessForOrganization({ client }, {}),
          (page) => page.EnabledServicePrincipals,
        ),
        ({ ServicePrincipal }) => ServicePrincipal,
      ),
    ),
  };
};
