import { CreateVpcCommand } from '@aws-sdk/client-ec2';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
} from '@aws-sdk/client-iam';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import { Principal } from './clients';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const DEPLOYMENT_ROLE = 'OrganizationAccountAccessRole';
const MANAGEMENT_ID = '123456789012'; // the account of the emulator's root credentials

/** The organisation as it was before Firebreak came: accounts, people, networks. */
export interface Organization {
  readonly id: string;
  readonly rootId: string;
  readonly accounts: Record<'management' | 'forensic' | 'security' | 'payments' | 'web', string>;
  readonly vpcs: readonly { readonly account: 'payments' | 'web'; readonly id: string; readonly region: string }[];
  /** Runs cdktf deploy: an administrator of the management account. */
  readonly deployer: Principal;
  /** A responder: a user of the security account with an MFA device. */
  readonly responder: Principal;
  readonly responderMfa: string;
  /** The intruder: an administrator of the payments account. */
  readonly intruder: Principal;
  /** An innocent neighbour: an administrator of the web account. */
  readonly neighbour: Principal;
}

/** Makes an organisation of five accounts in an empty emulator. Enforcement must be off. */
export async function createOrganization(endpoint: string): Promise<Organization> {
  const root = new Principal(endpoint, { accessKeyId: 'test', secretAccessKey: 'test' });
  const organizations = root.organizations();
  const { Organization: organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots: roots } = await organizations.send(new ListRootsCommand({}));
  // Something was switched on before Firebreak came; adopting the organisation must not switch it off.
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'ssm.amazonaws.com' }));

  const account = async (name: string) => {
    const created = await organizations.send(
      new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }),
    );
    return created.CreateAccountStatus?.AccountId ?? '';
  };
  const accounts = {
    management: MANAGEMENT_ID,
    forensic: await account('forensic'),
    security: await account('security'),
    payments: await account('payments'),
    web: await account('web'),
  };
  const administratorOf = (id: string) => root.assume(`arn:aws:iam::${id}:role/${DEPLOYMENT_ROLE}`);
  const vpc = async (name: 'payments' | 'web', region: string, cidr: string) => {
    const ec2 = (await administratorOf(accounts[name])).ec2(region);
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: cidr, AmazonProvidedIpv6CidrBlock: true }));
    return { account: name, id: Vpc?.VpcId ?? '', region };
  };
  const securityAdmin = await administratorOf(accounts.security);
  return {
    id: organization?.Id ?? '',
    rootId: roots?.[0]?.Id ?? '',
    accounts,
    vpcs: [
      await vpc('payments', 'eu-west-1', '10.0.0.0/16'),
      await vpc('payments', 'us-east-1', '10.1.0.0/16'),
      await vpc('web', 'us-east-1', '10.2.0.0/16'),
    ],
    deployer: await administrator(root, endpoint, 'deployer'),
    responder: await administrator(securityAdmin, endpoint, 'asha'),
    responderMfa: await createMfaDevice(securityAdmin, 'asha'),
    intruder: await administrator(await administratorOf(accounts.payments), endpoint, 'ci-deploy'),
    neighbour: await administrator(await administratorOf(accounts.web), endpoint, 'wen'),
  };
}

/** A user who may do anything in the account, with an access key. */
export async function administrator(account: Principal, endpoint: string, name: string): Promise<Principal> {
  const iam = account.iam();
  await iam.send(new CreateUserCommand({ UserName: name }));
  await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: ADMINISTRATOR }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return new Principal(endpoint, { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' });
}

async function createMfaDevice(account: Principal, name: string): Promise<string> {
  const { VirtualMFADevice: device } = await account
    .iam()
    .send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
  const SerialNumber = device?.SerialNumber ?? '';
  const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' }; // the emulator has no clock to check them by
  await account.iam().send(new EnableMFADeviceCommand({ UserName: name, SerialNumber, ...codes }));
  return SerialNumber;
}
