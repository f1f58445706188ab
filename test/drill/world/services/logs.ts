import { byId, type Service } from '../place';
import { requestAll } from '../request';

const LOGS = ['logs', 'json', 'Logs_20140328'] as const;

export const logs: Service = (place) => {
  const all = <Item>(action: string, field: string, input = {}) => requestAll<Item>(place, LOGS, action, field, input);
  return {
    'log group': async () =>
      byId(
        await all<{ readonly logGroupName: string }>('DescribeLogGroups', 'logGroups'),
        ({ logGroupName }) => logGroupName,
        async ({ logGroupName }) => {
          const [metricFilters, subscriptionFilters] = await Promise.all([
            all('DescribeMetricFilters', 'metricFilters', { logGroupName }),
            all('DescribeSubscriptionFilters', 'subscriptionFilters', { logGroupName }),
          ]);
          return { metricFilters, subscriptionFilters };
        },
      ),
    'account policy of logs': async () =>
      byId(
        await all<{ readonly policyName: string }>('DescribeAccountPolicies', 'accountPolicies', {
          policyType: 'SUBSCRIPTION_FILTER_POLICY',
        }),
        ({ policyName }) => policyName,
      ),
  };
};
