import { GetPolicyCommand, GetPolicyVersionCommand, ListPolicyVersionsCommand } from '@aws-sdk/client-iam';
import { fault, type Fault } from '../../../../readiness/check';
import { STACKS } from '../../declared/stack-names';
import { differences } from '../../documents/differences';
import { deploy } from '../../fixes';
import { unlessAbsent } from '../../live/absent';
import { arnOf, decoded, fromTemplate, mend, propertiesOf, type InAccount } from './in-account';

/** In what a managed policy differs from the template. */
export async function managedPolicyFaults(id: string, where: InAccount): Promise<Fault[]> {
  const { ManagedPolicyName, PolicyDocument } = propertiesOf(id, where);
  const name = String(ManagedPolicyName);
  const arn = arnOf({ Ref: id }, where);
  const version = await defaultVersion(arn, where);
  if (!version) return [fault(`there is no policy ${arn}`, deploy(STACKS.responders))];
  const declared = JSON.stringify(PolicyDocument);
  const found = differences(declared, await documentOf(arn, version, where));
  if (found.length === 0) return [];
  const fix = await mending(id, arn, declared, where);
  return found.map((difference) => fault(`policy ${name}: ${difference}`, fix));
}

async function defaultVersion(arn: string, { iam }: InAccount): Promise<string | undefined> {
  const call = iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  return (await unlessAbsent(call, 'NoSuchEntityException'))?.Policy?.DefaultVersionId;
}

async function documentOf(arn: string, VersionId: string, { iam }: InAccount): Promise<string> {
  const { PolicyVersion: version } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }));
  return decoded(version?.Document);
}

/** Back to the version that says what is declared, if there still is one. */
async function mending(id: string, arn: string, declared: string, where: InAccount): Promise<string> {
  const { Versions: versions = [] } = await where.iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
  for (const { VersionId: version = '' } of versions) {
    if (differences(declared, await documentOf(arn, version, where)).length > 0) continue;
    return mend(`set-default-policy-version --policy-arn ${arn} --version-id ${version}`, where);
  }
  const document = fromTemplate(id, 'PolicyDocument');
  return mend(`create-policy-version --policy-arn ${arn} --set-as-default --policy-document ${document}`, where);
}
