import { AutoScalingClient, paginateDescribeAutoScalingGroups } from '@aws-sdk/client-auto-scaling';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

/** Groups with their instances and suspended processes. */
export const autoScaling: Service = ({ sdk }) => {
  const client = new AutoScalingClient(sdk);
  return {
    'Auto Scaling group': async () =>
      byId(
        await listed(paginateDescribeAutoScalingGroups({ client }, {}), (page) => page.AutoScalingGroups),
        (group) => group.AutoScalingGroupName,
      ),
  };
};
