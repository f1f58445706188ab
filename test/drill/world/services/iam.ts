import {
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  GetOpenIDConnectProviderCommand,
  GetSAMLProviderCommand,
  IAMClient,
  ListAccountAliasesCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListAccessKeys,
  paginateListInstanceProfiles,
  paginateListMFADevices,
  paginateListRoles,
  paginateListVirtualMFADevices,
  type EntityType,
} from '@aws-sdk/client-iam';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, ifAny, type Service } from '../place';

/**
 * Users, roles, groups with their memberships, inline and attached policies come in one answer. Keys of the root user, which
 * recording makes, are in no answer.
 */
export const iam: Service = ({ sdk }) => {
  const client = new IAMClient(sdk);
  const details = (entity: EntityType) => paginateGetAccountAuthorizationDetails({ client }, { Filter: [entity] });
  return {
    user: async () =>
      byId(
        await listed(details('User'), (page) => page.UserDetailList),
        (user) => user.UserName,
        async ({ UserName }) => ({
          AccessKeys: await listed(paginateListAccessKeys({ client }, { UserName }), (page) => page.AccessKeyMetadata),
          MFADevices: await listed(paginateListMFADevices({ client }, { UserName }), (page) => page.MFADevices),
          LoginProfile: (await ifAny(client.send(new GetLoginProfileCommand({ UserName })), 'NoSuchEntityException'))
            ?.LoginProfile,
        }),
      ),
    group: async () => byId(await listed(details('Group'), (page) => page.GroupDetailList), (group) => group.GroupName),
    role: async () => {
      // The longest session and the description are in this answer alone.
      const roles = await listed(paginateListRoles({ client }, {}), (page) => page.Roles);
      return byId(
        // Of its instance profiles, a role's answer has whole copies.
        (await listed(details('Role'), (page) => page.RoleDetailList)).map(
          ({ InstanceProfileList: _profiles, ...role }) => role,
        ),
        (role) => role.RoleName,
        async ({ RoleName }) => {
          const { Description, MaxSessionDuration } = roles.find((role) => role.RoleName === RoleName) ?? {};
          return { Description, MaxSessionDuration };
        },
      );
    },
    'managed policy': async () =>
      byId(
        // Who has the policy is told by whom it is attached to.
        (await listed(details('LocalManagedPolicy'), (page) => page.Policies)).map(
          ({ AttachmentCount: _attached, PermissionsBoundaryUsageCount: _bounds, ...policy }) => policy,
        ),
        (policy) => policy.Arn,
      ),
    'instance profile': async () =>
      byId(
        await listed(paginateListInstanceProfiles({ client }, {}), (page) => page.InstanceProfiles),
        (profile) => profile.InstanceProfileName,
        async ({ Roles }) => ({ Roles: Roles?.map(({ RoleName }) => RoleName) }),
      ),
    'virtual MFA device': async () =>
      byId(
        // The emulator also tells the seed, which AWS shows once and never again.
        (await listed(paginateListVirtualMFADevices({ client }, {}), (page) => page.VirtualMFADevices)).map(
          ({ Base32StringSeed: _seed, QRCodePNG: _picture, ...device }) => device,
        ),
        (device) => device.SerialNumber,
      ),
    'password policy': async () => {
      const found = await ifAny(client.send(new GetAccountPasswordPolicyCommand({})), 'NoSuchEntityException');
      return found ? { account: found.PasswordPolicy } : {};
    },
    'account alias': async () =>
      byId(
        (await client.send(new ListAccountAliasesCommand({}))).AccountAliases?.map((alias) => ({ alias })),
        ({ alias }) => alias,
      ),
    'SAML provider': async () =>
      byId(
        (await client.send(new ListSAMLProvidersCommand({}))).SAMLProviderList,
        ({ Arn }) => Arn,
        ({ Arn }) => client.send(new GetSAMLProviderCommand({ SAMLProviderArn: Arn })),
      ),
    'OpenID Connect provider': async () =>
      byId(
        (await client.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList,
        ({ Arn }) => Arn,
        ({ Arn }) => client.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: Arn })),
      ),
  };
};
