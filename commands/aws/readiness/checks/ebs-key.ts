import { GetEbsDefaultKmsKeyIdCommand, GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import { ebsKeyPolicy } from '../../../../policies/aws/storage/ebs-key';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { answer, fault, inEveryRegion, unless, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { keyOf, keyPolicy } from './evidence-store';

export const ebsKey: Check = {
  id: 'ebs-key',
  holds: () => 'new volumes are encrypted with a key that the forensic account may copy snapshots with',
  questions: (live) => inEveryRegion(live, (account, region) => inUse(account, region, live)),
};

async function inUse(account: AwsAccount, region: string, live: Live): Promise<Answer> {
  const { names, estate, access } = live;
  const clients = await access.as('investigator', account.id);
  const fix = deploy(STACKS.accountRegion(account, region));
  const ec2 = clients.ec2(region);
  const [key, { EbsEncryptionByDefault: always }, { KmsKeyId: used }] = await Promise.all([
    keyOf(names.ebsKeyAlias, region, clients),
    ec2.send(new GetEbsEncryptionByDefaultCommand({})),
    ec2.send(new GetEbsDefaultKmsKeyIdCommand({})),
  ]);
  if (!key) return answer([fault(`there is no key ${names.ebsKeyAlias}`, fix)]);
  const declared = ebsKeyPolicy({
    accountId: account.id,
    region,
    forensicAccountId: estate.aws.forensic.id,
    organizationId: estate.aws.organization.id,
  });
  return answer([
    ...unless(always === true, 'new volumes are not encrypted', fix),
    ...unless(used === key.arn, `the default key is ${used ?? 'none'}: its snapshots could not be shared`, fix),
    ...unless(key.state === 'Enabled', `the key ${key.arn} is ${key.state}`, `aws kms enable-key --key-id ${key.arn}`),
    ...differences(JSON.stringify(declared), await keyPolicy(key, region, clients)).map((difference) =>
      fault(`key policy of ${names.ebsKeyAlias}: ${difference}`, fix),
    ),
  ]);
}
