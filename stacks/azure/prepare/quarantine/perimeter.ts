import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { RESOURCE_GROUP } from '../../names';

/**
 * The network security perimeter that stores and vaults join in an incident: incident-response subscription. Its profile
 * has no access rule, so that members are reached through private endpoints only; it has no member.
 *
 * Not by bindings: the provider has them since 4.58, the bindings are of 4.55.
 */
export class Perimeter extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const perimeter = new TerraformResource(this, 'perimeter', {
      terraformResourceType: 'azurerm_network_security_perimeter',
    });
    perimeter.addOverride('name', 'firebreak');
    perimeter.addOverride('resource_group_name', RESOURCE_GROUP);
    perimeter.addOverride('location', this.azure.location);
    perimeter.addOverride('tags', this.tags);
    const profile = new TerraformResource(this, 'quarantine', {
      terraformResourceType: 'azurerm_network_security_perimeter_profile',
    });
    profile.addOverride('name', 'firebreak-quarantine');
    profile.addOverride('network_security_perimeter_id', `\${${perimeter.fqn}.id}`);
  }
}
