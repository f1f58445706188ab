import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { RESOURCE_GROUP } from '../../names';
import { PrivateAccount } from './private-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';

/** Longest that Azure can give back what was deleted. */
const LONGEST_RECOVERY_DAYS = 365;

/**
 * The resource group of the incident-response subscription, and in it the container of the Terraform state of every stack,
 * this one included.
 */
export class StateAccount extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const { location } = this.azure;
    const group = new ResourceGroup(this, 'group', { name: RESOURCE_GROUP, location, tags: this.tags });
    const { account } = new PrivateAccount(this, 'state', {
      name: this.names.storageAccount('state'),
      resourceGroupName: group.name,
      location,
      tags: this.tags,
      recoverableDays: LONGEST_RECOVERY_DAYS,
    });
    new StorageContainer(this, 'tfstate', {
      name: this.names.stateContainer,
      storageAccountId: account.id,
      lifecycle: { preventDestroy: true },
    });
  }
}
