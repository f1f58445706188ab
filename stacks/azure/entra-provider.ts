import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { AzureEstate } from '../estate/azure-schema';

/** The provider of Entra objects, with the caller's own sign-in. */
export function entraProvider(stack: TerraformStack, { tenantId }: AzureEstate): AzureadProvider {
  stack.addOverride('terraform.required_providers.azuread.version', '>= 3.7.0, < 4.0.0');
  return new AzureadProvider(stack, 'azuread', { tenantId });
}
