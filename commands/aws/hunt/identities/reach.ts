import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  paginateSimulateCustomPolicy,
  paginateSimulatePrincipalPolicy,
  type EvaluationResult,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { IamState } from '../../../../stacks/incident/iam-state';
import { listed } from '../../facts/paging';
import { parsedDocument } from '../../facts/iam/policies';
import type { AccountIam, Policies, RoleIam, UserIam } from '../../facts/iam/records';
import type { Reached } from '../../../hunt/outcome';
import type { Suspect } from '../suspect';

/** Calls of consequence. The simulator refuses wildcards: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export const CONSEQUENTIAL: readonly string[] = [
  ...of(
    'iam',
    'CreateUser CreateAccessKey CreateLoginProfile AttachUserPolicy PutUserPolicy CreateRole UpdateAssumeRolePolicy',
  ),
  ...of('iam', 'AttachRolePolicy PutRolePolicy CreatePolicyVersion PassRole DeactivateMFADevice'),
  ...of('sts', 'AssumeRole GetFederationToken'),
  ...of('s3', 'GetObject PutObject DeleteObject PutBucketPolicy DeleteBucket ListAllMyBuckets'),
  ...of('kms', 'Decrypt CreateGrant PutKeyPolicy ScheduleKeyDeletion'),
  ...of('secretsmanager', 'GetSecretValue'),
  ...of('ssm', 'GetParameter SendCommand StartSession'),
  ...of(
    'ec2',
    'RunInstances TerminateInstances CreateSnapshot ModifySnapshotAttribute ModifyInstanceAttribute DeleteFlowLogs',
  ),
  ...of('rds', 'CreateDBSnapshot ModifyDBSnapshotAttribute DeleteDBInstance'),
  ...of('dynamodb', 'Scan DeleteTable'),
  ...of('lambda', 'CreateFunction UpdateFunctionCode InvokeFunction AddPermission'),
  ...of('cloudtrail', 'StopLogging DeleteTrail PutEventSelectors'),
  ...of('guardduty', 'DeleteDetector'),
  ...of('config', 'StopConfigurationRecorder'),
  ...of('cloudformation', 'CreateStack'),
  ...of('organizations', 'LeaveOrganization'),
];

function of(service: string, names: string): string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}

/**
 * What a user or a role could do.
 *
 * @throws Error when IAM refuses.
 */
export async function reachOf(
  { account, kind, name, principal }: Suspect,
  iam: IAMClient,
  state?: IamState,
): Promise<Reached> {
  const recorded = state?.accounts[account] as AccountIam | undefined;
  const list: readonly (UserIam | RoleIam)[] = (kind === 'user' ? recorded?.users : recorded?.roles) ?? [];
  const before = list.find((one) => one.name === name);
  const results = before && recorded ? await byRecord(before, recorded, iam) : await live(kind, principal, iam);
  return {
    account,
    principal: `${kind} ${name}`,
    policies: before ? 'recorded' : 'live',
    allowed: results.flatMap(({ EvalDecision: decision, EvalActionName: action }) =>
      decision === 'allowed' && action ? action : [],
    ),
    asked: CONSEQUENTIAL.length,
  };
}

/** Contained, it is denied everything: what it could do before is asked of the policies that `open` recorded. */
async function byRecord(
  before: UserIam | RoleIam,
  { policies }: AccountIam,
  iam: IAMClient,
): Promise<EvaluationResult[]> {
  const holders: readonly Policies[] = [before, ...('groups' in before ? (before.groups ?? []) : [])];
  const document = async (arn: string) =>
    policies.find((policy) => policy.arn === arn)?.document ?? (await managed(arn, iam));
  const attached = [...new Set(holders.flatMap(({ attachedPolicies }) => attachedPolicies))];
  const documents = [
    ...holders.flatMap(({ inlinePolicies }) => inlinePolicies.map((policy) => policy.document)),
    ...(await Promise.all(attached.map(document))),
  ].map((each) => JSON.stringify(each));
  if (documents.length === 0) return [];
  const boundary = before.permissionsBoundary;
  const input = {
    PolicyInputList: documents,
    ActionNames: [...CONSEQUENTIAL],
    ...(boundary === undefined
      ? {}
      : { PermissionsBoundaryPolicyInputList: [JSON.stringify(await document(boundary))] }),
  };
  return listed(paginateSimulateCustomPolicy({ client: iam }, input), (page) => page.EvaluationResults);
}

/** Of policies that AWS manages, no record keeps the text. */
async function managed(arn: string, iam: IAMClient): Promise<unknown> {
  const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const { PolicyVersion: version } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy?.DefaultVersionId }),
  );
  return parsedDocument(version?.Document);
}

async function live(kind: Suspect['kind'], principal: string, iam: IAMClient): Promise<EvaluationResult[]> {
  const PolicySourceArn = principal.startsWith('arn:') ? principal : await arnOf(kind, principal, iam);
  const input = { PolicySourceArn, ActionNames: [...CONSEQUENTIAL] };
  return listed(paginateSimulatePrincipalPolicy({ client: iam }, input), (page) => page.EvaluationResults);
}

/** Logs do not always say the path. */
async function arnOf(kind: Suspect['kind'], name: string, iam: IAMClient): Promise<string | undefined> {
  if (kind === 'user') return (await iam.send(new GetUserCommand({ UserName: name }))).User?.Arn;
  return (await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.Arn;
}
