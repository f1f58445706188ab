import { SimulatePrincipalPolicyCommand, type ContextEntry } from '@aws-sdk/client-iam';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';
import type { Responder } from '../facts/responder';
import type { Check } from '../../verify/check';

/** One call of each kind that an intruder needs. */
const CALLS = ['ec2:RunInstances', 'iam:CreateAccessKey', 's3:ListAllMyBuckets', 'sts:AssumeRole'];

/** Asks IAM itself whether the contained users and roles are still allowed anything. */
export function simulated(targets: AwsTargets, { sessionCutoff }: Incident, responder: Responder): Promise<Check[]> {
  const before: ContextEntry[] = [
    {
      ContextKeyName: 'aws:TokenIssueTime',
      ContextKeyType: 'date',
      ContextKeyValues: [new Date(Date.parse(sessionCutoff) - 1000).toISOString()],
    },
  ];
  const arn = (kind: string, path: string, name: string) => `arn:aws:iam::${targets.account}:${kind}${path}${name}`;
  return Promise.all([
    ...targets.users.map(({ name, path }) => simulate(`user ${name}`, arn('user', path, name), [], responder)),
    ...targets.roles.map(({ name, path, control }) =>
      simulate(`role ${name}`, arn('role', path, name), control === 'deny' ? [] : before, responder),
    ),
  ]);
}

async function simulate(target: string, arn: string, context: ContextEntry[], responder: Responder): Promise<Check> {
  try {
    const { EvaluationResults: results = [] } = await responder
      .iam()
      .send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: arn, ActionNames: CALLS, ContextEntries: context }));
    const open = results.filter(({ EvalDecision: decision }) => decision !== 'explicitDeny');
    if (open.length === 0)
      return { target, state: 'ok', what: `IAM denies ${CALLS.length} of ${CALLS.length} simulated calls` };
    return {
      target,
      state: 'failed',
      what: `IAM does not deny ${open.map(({ EvalActionName: action }) => action).join(', ')}`,
    };
  } catch (error) {
    return {
      target,
      state: 'unknown',
      what: `IAM simulates nothing for the responder role (${(error as Error).name})`,
    };
  }
}
