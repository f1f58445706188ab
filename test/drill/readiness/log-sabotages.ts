import {
  AccessAnalyzerClient,
  CreateAnalyzerCommand,
  DeleteAnalyzerCommand,
  GetAnalyzerCommand,
} from '@aws-sdk/client-accessanalyzer';
import {
  CloudWatchLogsClient,
  DeleteAccountPolicyCommand,
  DescribeAccountPoliciesCommand,
  PutAccountPolicyCommand,
  type AccountPolicy,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Organization } from '../organization';
import type { Sabotage, Saboteur } from './sabotage';

const REGION = 'us-east-1';
const analyzerName = 'firebreak';
const LOGS = { policyName: 'firebreak-application-logs', policyType: 'SUBSCRIPTION_FILTER_POLICY' } as const;

/** Of what applications write, and of what looks at access. */
export function logSabotages(by: Saboteur): Sabotage[] {
  const inAccount = async (account: keyof Organization['accounts']) => {
    const { credentials } = await by.in(account);
    return { region: REGION, endpoint: by.url, credentials };
  };
  const logs = async () => new CloudWatchLogsClient(await inAccount('web'));
  const analyzers = async () => new AccessAnalyzerClient(await inAccount('security'));
  let policy: AccountPolicy | undefined;
  let tags: Record<string, string> | undefined;

  return [
    {
      name: 'the log groups of an account are no longer sent',
      names: /^application-logs web us-east-1: no subscription/,
      do: async () => {
        const client = await logs();
        policy = (await client.send(new DescribeAccountPoliciesCommand(LOGS))).accountPolicies?.[0];
        await client.send(new DeleteAccountPolicyCommand(LOGS));
      },
      undo: async () => {
        const { policyDocument, selectionCriteria } = policy ?? {};
        await (await logs()).send(new PutAccountPolicyCommand({ ...LOGS, policyDocument, selectionCriteria }));
      },
    },
    {
      name: 'the analyzer of the organisation is deleted',
      names: /^access-analyzer security us-east-1: there is no analyzer/,
      do: async () => {
        const client = await analyzers();
        tags = (await client.send(new GetAnalyzerCommand({ analyzerName }))).analyzer?.tags;
        await client.send(new DeleteAnalyzerCommand({ analyzerName }));
      },
      undo: async () =>
        (await analyzers()).send(new CreateAnalyzerCommand({ analyzerName, type: 'ORGANIZATION', tags })),
    },
  ];
}
