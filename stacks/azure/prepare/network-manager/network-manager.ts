import { NetworkManager as Manager } from '@cdktf/provider-azurerm/lib/network-manager';
import { NetworkManagerAdminRule } from '@cdktf/provider-azurerm/lib/network-manager-admin-rule';
import { NetworkManagerAdminRuleCollection } from '@cdktf/provider-azurerm/lib/network-manager-admin-rule-collection';
import { NetworkManagerDeployment } from '@cdktf/provider-azurerm/lib/network-manager-deployment';
import { NetworkManagerNetworkGroup } from '@cdktf/provider-azurerm/lib/network-manager-network-group';
import { NetworkManagerSecurityAdminConfiguration } from '@cdktf/provider-azurerm/lib/network-manager-security-admin-configuration';
import type { Construct } from 'constructs';
import { SECURITY_ADMIN_RULES } from '../../../../policies/azure/network/security-admin-rules';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { networkLocations } from '../../locations';
import { RESOURCE_GROUP } from '../../names';

/** Any address, of either family. */
const ANYWHERE = [{ addressPrefixType: 'IPPrefix', addressPrefix: '*' }];
const ANY_PORT = ['0-65535'];

/**
 * The quarantine of whole virtual networks: rules that deny everything, deployed to a network group without members. A network
 * is cut off by becoming a member; no deployment is needed for that
 * (https://learn.microsoft.com/azure/virtual-network-manager/concept-deployments).
 *
 * It does not bind networks with SQL Managed Instance or Databricks in them, nor subnets of gateways, Bastion, Azure Firewall
 * and Route Server, nor private endpoints
 * (https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins#nonapplication-of-security-admin-rules).
 */
export class NetworkManager extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const manager = new Manager(this, 'manager', {
      name: 'firebreak',
      resourceGroupName: RESOURCE_GROUP,
      location: this.azure.location,
      scope: { managementGroupIds: [this.names.managementGroupScope] },
      scopeAccesses: ['SecurityAdmin'],
      tags: this.tags,
    });
    const group = new NetworkManagerNetworkGroup(this, 'quarantine', {
      name: 'firebreak-quarantine',
      networkManagerId: manager.id,
      description: 'Firebreak: members are cut off. Empty, until an incident.',
    });
    const { configuration, rules } = this.denyEverything(manager.id, group.id);
    for (const location of networkLocations(this.azure)) {
      new NetworkManagerDeployment(this, `deployment-${location}`, {
        networkManagerId: manager.id,
        location,
        scopeAccess: 'SecurityAdmin',
        configurationIds: [configuration.id],
        // Rules that change are in force only when they are deployed again.
        triggers: { rules: JSON.stringify(SECURITY_ADMIN_RULES) },
        dependsOn: rules,
      });
    }
  }

  private denyEverything(networkManagerId: string, group: string) {
    const configuration = new NetworkManagerSecurityAdminConfiguration(this, 'configuration', {
      name: 'firebreak',
      networkManagerId,
    });
    const collection = new NetworkManagerAdminRuleCollection(this, 'rules', {
      name: 'firebreak-quarantine',
      securityAdminConfigurationId: configuration.id,
      networkGroupIds: [group],
    });
    const rules = SECURITY_ADMIN_RULES.map(
      ({ name, direction, priority }) =>
        new NetworkManagerAdminRule(this, name, {
          name,
          adminRuleCollectionId: collection.id,
          action: 'Deny',
          direction,
          priority,
          protocol: 'Any',
          source: ANYWHERE,
          sourcePortRanges: ANY_PORT,
          destination: ANYWHERE,
          destinationPortRanges: ANY_PORT,
        }),
    );
    return { configuration, rules };
  }
}
