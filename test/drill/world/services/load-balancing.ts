import { ElasticLoadBalancingClient, paginateDescribeLoadBalancers } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers as paginateDescribeLoadBalancersV2,
  paginateDescribeTargetGroups,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const loadBalancing: Service = ({ sdk }) => {
  const classic = new ElasticLoadBalancingClient(sdk);
  const client = new ElasticLoadBalancingV2Client(sdk);
  return {
    'classic load balancer': async () =>
      byId(
        await listed(paginateDescribeLoadBalancers({ client: classic }, {}), (page) => page.LoadBalancerDescriptions),
        (balancer) => balancer.LoadBalancerName,
      ),
    'load balancer': async () =>
      byId(
        await listed(paginateDescribeLoadBalancersV2({ client }, {}), (page) => page.LoadBalancers),
        (balancer) => balancer.LoadBalancerArn,
      ),
    /** Health is left out: it comes and goes by itself. */
    'target group': async () =>
      byId(
        await listed(paginateDescribeTargetGroups({ client }, {}), (page) => page.TargetGroups),
        (group) => group.TargetGroupArn,
        async ({ TargetGroupArn }) => {
          const { TargetHealthDescriptions: targets = [] } = await client.send(
            new DescribeTargetHealthCommand({ TargetGroupArn }),
          );
          return { Targets: targets.map(({ Target }) => Target) };
        },
      ),
  };
};
