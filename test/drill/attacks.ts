import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import {
  DescribeVpcsCommand,
  DisableEbsEncryptionByDefaultCommand,
  EnableEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2';
import { CreateUserCommand, DeleteUserPolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AttachPolicyCommand, DetachPolicyCommand, ListPoliciesForTargetCommand } from '@aws-sdk/client-organizations';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { makeAttempts } from './attempt';
import { Principal } from './clients';
import type { Emulator } from './emulator';
import { evidenceAttempts } from './evidence-attempts';
import { intruderAttempts } from './intruder-attempts';
import { administrator, type Organization } from './organization';
import type { Progress } from './progress';

const REGION = 'eu-west-1';
const DENY_ALL = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] });

/** Switches enforcement on and tries to defeat what was deployed; the innocent and the responders must not notice. */
export async function attack(emulator: Emulator, organization: Organization, progress: Progress): Promise<void> {
  const { accounts, deployer, responder, responderMfa, intruder, neighbour } = organization;
  const role = (account: string, name: string) => `arn:aws:iam::${account}:role/firebreak/${name}`;
  const outsider = await administratorElsewhere(emulator);
  await emulator.enforce(true);

  progress.heading('Enforcement on: responders and the innocent can work');
  const responding = await responder.assume(role(accounts.payments, 'FirebreakResponder'), responderMfa);
  const investigating = await responder.assume(role(accounts.web, 'FirebreakInvestigator'), responderMfa);
  const iam = responding.iam();
  await makeAttempts(
    [
      {
        who: 'a responder without MFA',
        what: 'become a responder',
        expect: 'refused',
        call: () => responder.assume(role(accounts.payments, 'FirebreakResponder')),
      },
      {
        who: 'a responder',
        what: 'deny a user everything',
        expect: 'allowed',
        call: () =>
          iam.send(
            new PutUserPolicyCommand({ UserName: 'ci-deploy', PolicyName: 'IRContainment', PolicyDocument: DENY_ALL }),
          ),
      },
      {
        who: 'the contained user',
        what: 'do anything',
        expect: 'refused',
        call: () => intruder.ec2(REGION).send(new DescribeVpcsCommand({})),
      },
      {
        who: 'a responder',
        what: 'lift the denial again',
        expect: 'allowed',
        call: () => iam.send(new DeleteUserPolicyCommand({ UserName: 'ci-deploy', PolicyName: 'IRContainment' })),
      },
      {
        who: 'a responder',
        what: 'make users',
        expect: 'refused',
        call: () => iam.send(new CreateUserCommand({ UserName: 'backdoor' })),
      },
      {
        who: 'an investigator',
        what: 'look at trails',
        expect: 'allowed',
        call: () => investigating.cloudtrail(REGION).send(new DescribeTrailsCommand({})),
      },
      {
        who: 'an investigator',
        what: 'change anything',
        expect: 'refused',
        call: () => investigating.ec2(REGION).send(new DisableEbsEncryptionByDefaultCommand({})),
      },
      {
        who: 'the neighbour',
        what: 'go on working',
        expect: 'allowed',
        call: () => neighbour.s3('us-east-1').send(new CreateBucketCommand({ Bucket: 'neighbour-data' })),
      },
    ],
    progress,
  );

  progress.heading('An administrator of a member account tries to blind and to unseat');
  await makeAttempts(await intruderAttempts(organization), progress);

  progress.heading('Evidence');
  const forensicAdmin = await createForensicAdministrator(emulator, organization);
  const custodian = await responder.assume(role(accounts.forensic, 'FirebreakResponder'), responderMfa);
  await makeAttempts(await evidenceAttempts(organization, { responder: custodian, forensicAdmin, outsider }), progress);

  progress.heading('Negative control: without the guardrails the same call succeeds');
  await withoutGuardrails(deployer, organization.rootId, () =>
    makeAttempts(
      [
        {
          who: 'the intruder',
          what: 'switch default encryption off when no SCP is attached',
          expect: 'allowed',
          call: () => intruder.ec2(REGION).send(new DisableEbsEncryptionByDefaultCommand({})),
        },
        {
          who: 'the intruder',
          what: 'switch it on again',
          expect: 'allowed',
          call: () => intruder.ec2(REGION).send(new EnableEbsEncryptionByDefaultCommand({})),
        },
      ],
      progress,
    ),
  );
}

/** An administrator of an account that belongs to no organisation of ours. Enforcement must still be off. */
async function administratorElsewhere(emulator: Emulator): Promise<Principal> {
  const root = new Principal(emulator.url, { accessKeyId: 'test', secretAccessKey: 'test' });
  return administrator(await root.assume('arn:aws:iam::999999999999:role/any'), emulator.url, 'stranger');
}

async function createForensicAdministrator(
  emulator: Emulator,
  { deployer, accounts }: Organization,
): Promise<Principal> {
  const account = await deployer.assume(`arn:aws:iam::${accounts.forensic}:role/OrganizationAccountAccessRole`);
  return administrator(account, emulator.url, 'forensic-admin');
}

/** Detaches every SCP but FullAWSAccess from the root, does the work, and attaches them again. */
async function withoutGuardrails(deployer: Principal, rootId: string, work: () => Promise<void>): Promise<void> {
  const organizations = deployer.organizations();
  const { Policies: policies = [] } = await organizations.send(
    new ListPoliciesForTargetCommand({ TargetId: rootId, Filter: 'SERVICE_CONTROL_POLICY' }),
  );
  const ours = policies.filter((policy) => policy.AwsManaged !== true).map((policy) => policy.Id);
  for (const PolicyId of ours) await organizations.send(new DetachPolicyCommand({ PolicyId, TargetId: rootId }));
  try {
    await work();
  } finally {
    for (const PolicyId of ours) await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: rootId }));
  }
}
