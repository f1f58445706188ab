import { AssociateIamInstanceProfileCommand } from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Principal } from '../clients';
import { administrator, type Organization } from '../organization';
import { instance, ownAcl, secondInterface, securityGroup, subnet } from './network';

const HOME = 'eu-west-1';
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** A user of web whose inline policies leave no room for another one. */
export const CROWDED = 'crowded';

/** What runs in the accounts before the incident: what will be contained, and its innocent neighbours. */
export interface Workload {
  /** In payments at home: two interfaces in two subnets, the role `app`; shares the first subnet with the neighbour. */
  readonly shop: string;
  /** One of its security groups. */
  readonly shopGroup: string;
  /** In payments at home, in a subnet and under a NACL of its own. */
  readonly batch: string;
  /** In payments at home: not contained. */
  readonly neighbour: string;
  /** In web, in the other region: of the second incident. */
  readonly site: string;
  readonly bucket: string;
  readonly object: string;
  /** ARN of a key in payments. */
  readonly key: string;
  readonly function: string;
  /** An administrator of payments who is innocent. */
  readonly operator: Principal;
}

/** Enforcement must be off. */
export async function createWorkload(endpoint: string, organization: Organization): Promise<Workload> {
  const { accounts, deployer, vpcs } = organization;
  const inAccount = (id: string) => deployer.assume(`arn:aws:iam::${id}:role/OrganizationAccountAccessRole`);
  const payments = await inAccount(accounts.payments);
  const web = await inAccount(accounts.web);
  await createRoles(payments, accounts.payments, ['app', 'reports', 'resize']);
  await createRoles(web, accounts.web, ['site']);
  await createCrowdedUser(web);

  const ec2 = payments.ec2(HOME);
  const vpc = vpcOf(vpcs, 'payments', HOME);
  const front = await subnet(ec2, vpc, '10.0.1.0/24');
  const back = await subnet(ec2, vpc, '10.0.2.0/24');
  const jobs = await subnet(ec2, vpc, '10.0.3.0/24');
  const shopGroup = await securityGroup(ec2, vpc, 'shop');
  const dataGroup = await securityGroup(ec2, vpc, 'data');
  const shop = await instance(ec2, front, [shopGroup, dataGroup]);
  await secondInterface(ec2, shop, back, dataGroup);
  await ec2.send(new AssociateIamInstanceProfileCommand({ InstanceId: shop, IamInstanceProfile: { Name: 'app' } }));
  await ownAcl(ec2, vpc, jobs);

  const webEc2 = web.ec2('us-east-1');
  const webVpc = vpcOf(vpcs, 'web', 'us-east-1');
  return {
    shop,
    shopGroup,
    batch: await instance(ec2, jobs, [dataGroup]),
    neighbour: await instance(ec2, front, [shopGroup]),
    site: await instance(webEc2, await subnet(webEc2, webVpc, '10.2.1.0/24'), [
      await securityGroup(webEc2, webVpc, 'site'),
    ]),
    ...(await data(payments)),
    function: await resize(payments, accounts.payments),
    operator: await administrator(payments, endpoint, 'olu'),
  };
}

function vpcOf(vpcs: Organization['vpcs'], account: string, region: string): string {
  return vpcs.find((vpc) => vpc.account === account && vpc.region === region)?.id ?? '';
}

/** Roles with their instance profiles. `reports` is one that `app` may go on to: a chained session. */
async function createRoles(account: Principal, id: string, names: readonly string[]): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'], AWS: `arn:aws:iam::${id}:root` },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  const iam = account.iam();
  for (const name of names) {
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: ADMINISTRATOR }));
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }));
  }
}

/** Nine inline policies, which fill the quota of 2,048 characters. */
async function createCrowdedUser(account: Principal): Promise<void> {
  const iam = account.iam();
  await iam.send(new CreateUserCommand({ UserName: CROWDED }));
  for (let number = 1; number <= 9; number += 1) {
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${'x'.repeat(110)}-${number}/*`,
    };
    await iam.send(
      new PutUserPolicyCommand({
        UserName: CROWDED,
        PolicyName: `policy-${number}`,
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
      }),
    );
  }
}

async function data(account: Principal): Promise<Pick<Workload, 'bucket' | 'object' | 'key'>> {
  const [bucket, object] = ['drill-customers', 'customers.csv'];
  const s3 = account.s3(HOME);
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: HOME } }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: object, Body: 'name,card\n' }));
  const { KeyMetadata: key } = await account.kms(HOME).send(new CreateKeyCommand({ Description: 'customers' }));
  return { bucket, object, key: key?.Arn ?? '' };
}

async function resize(account: Principal, id: string): Promise<string> {
  const name = 'resize-images';
  await account.lambda(HOME).send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: `arn:aws:iam::${id}:role/resize`,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Code: { ZipFile: new Uint8Array([80, 75, 5, 6, ...new Array<number>(18).fill(0)]) }, // an empty archive
    }),
  );
  return name;
}
