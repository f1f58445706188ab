import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  ListServiceSpecificCredentialsCommand,
  paginateListAccessKeys,
  paginateListGroupsForUser,
  paginateListMFADevices,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  type IAMClient,
  type User,
} from '@aws-sdk/client-iam';
import { listed } from '../paging';
import type { Attempts } from './attempts';
import { policiesOf, recorded, type FoundPolicies } from './policies';
import type { AccessKey, GroupIam, UserIam } from './records';
import { principal, when } from './principal';

/**
 * Everything of IAM about a user: whatever can sign in, and whatever is allowed.
 *
 * @throws when its access keys cannot be read, without which it cannot be contained; the rest is attempted.
 */
export async function userIam(
  user: User,
  policies: FoundPolicies,
  client: IAMClient,
  attempts: Attempts,
): Promise<UserIam> {
  const asked = { UserName: user.UserName };
  const attempt = <T>(what: string, call: Promise<T>) => attempts.of(`user ${user.UserName}: ${what}`, call);
  const [accessKeys, loginProfile, groups, mfaDevices, sshKeys, certificates, serviceCredentials] = await Promise.all([
    accessKeysOf(user, client, attempts),
    attempt('login profile', loginProfileOf(user, client)),
    attempt('groups', groupsOf(user, client)),
    attempt(
      'MFA devices',
      listed(paginateListMFADevices({ client }, asked), (page) => page.MFADevices),
    ),
    attempt(
      'SSH keys',
      listed(paginateListSSHPublicKeys({ client }, asked), (page) => page.SSHPublicKeys),
    ),
    attempt(
      'certificates',
      listed(paginateListSigningCertificates({ client }, asked), (page) => page.Certificates),
    ),
    attempt('service credentials', client.send(new ListServiceSpecificCredentialsCommand(asked))),
  ]);
  return {
    ...principal({ ...user, name: user.UserName, id: user.UserId }),
    ...recorded(policies),
    passwordLastUsed: when(user.PasswordLastUsed),
    loginProfile,
    groups,
    accessKeys,
    mfaDevices: mfaDevices?.map(({ SerialNumber: serial = '', EnableDate }) => ({
      serialNumber: serial,
      enabled: when(EnableDate),
    })),
    sshKeys: sshKeys?.map(({ SSHPublicKeyId: id = '', Status, UploadDate }) => ({
      id,
      status: Status,
      created: when(UploadDate),
    })),
    signingCertificates: certificates?.map(({ CertificateId: id = '', Status, UploadDate }) => ({
      id,
      status: Status,
      created: when(UploadDate),
    })),
    serviceCredentials: serviceCredentials?.ServiceSpecificCredentials?.map(
      ({ ServiceSpecificCredentialId: id = '', ServiceName, Status, CreateDate }) => ({
        id,
        service: ServiceName,
        status: Status,
        created: when(CreateDate),
      }),
    ),
  };
}

async function accessKeysOf({ UserName }: User, client: IAMClient, attempts: Attempts): Promise<AccessKey[]> {
  const keys = await listed(paginateListAccessKeys({ client }, { UserName }), (page) => page.AccessKeyMetadata);
  return Promise.all(
    keys.map(async ({ AccessKeyId: id = '', Status, CreateDate }) => {
      const answer = await attempts.of(
        `user ${UserName}: last use of ${id}`,
        client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id })),
      );
      const used = answer?.AccessKeyLastUsed;
      const lastUsed = used && { at: when(used.LastUsedDate), service: used.ServiceName, region: used.Region };
      return { id, status: Status, created: when(CreateDate), lastUsed };
    }),
  );
}

async function loginProfileOf(
  { UserName }: User,
  client: IAMClient,
): Promise<NonNullable<UserIam['loginProfile']> | null> {
  try {
    const { LoginProfile: profile } = await client.send(new GetLoginProfileCommand({ UserName }));
    return { created: when(profile?.CreateDate), passwordResetRequired: profile?.PasswordResetRequired };
  } catch (error) {
    if ((error as Error).name === 'NoSuchEntityException') return null;
    throw error;
  }
}

async function groupsOf({ UserName }: User, client: IAMClient): Promise<GroupIam[]> {
  const groups = await listed(paginateListGroupsForUser({ client }, { UserName }), (page) => page.Groups);
  return Promise.all(
    groups.map(async ({ GroupName: name = '', Path: path = '/', Arn: arn = '' }) => ({
      name,
      path,
      arn,
      ...recorded(await policiesOf('group', name, client)),
    })),
  );
}
