import { DetectiveGraph } from '@cdktf/provider-aws/lib/detective-graph';
import { DetectiveOrganizationAdminAccount } from '@cdktf/provider-aws/lib/detective-organization-admin-account';
import { DetectiveOrganizationConfiguration } from '@cdktf/provider-aws/lib/detective-organization-configuration';
import { Construct } from 'constructs';
import type { Delegation } from './delegation';

/**
 * Detective in one region. Creating a graph returns the one that is there, so an existing one needs no import. It comes
 * before the delegation, which would make one without our tags.
 * https://docs.aws.amazon.com/detective/latest/APIReference/API_EnableOrganizationAdminAccount.html
 * https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateGraph.html
 *
 * New accounts join by themselves. Accounts that exist are added once, by "Enable all accounts" in the console of the
 * security account: AWS has no setting for them.
 */
export class DetectiveForOrganization extends Construct {
  constructor(scope: Construct, id: string, { management, administrator }: Delegation) {
    super(scope, id);
    const graph = new DetectiveGraph(this, 'graph');
    const delegated = new DetectiveOrganizationAdminAccount(this, 'administrator', {
      accountId: administrator,
      provider: management,
      dependsOn: [graph],
    });
    new DetectiveOrganizationConfiguration(this, 'organization', {
      graphArn: graph.graphArn,
      autoEnable: true,
      dependsOn: [delegated],
    });
  }
}
