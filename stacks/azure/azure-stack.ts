import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AzurermBackend, LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { AzureEstate } from '../estate/azure-schema';
import type { Estate } from '../estate/schema';
import type { Settings } from '../settings';
import { azureNames, OWNER_TAG, RESOURCE_GROUP, type AzureNames } from './names';
import type { AzureSubscription } from './subscriptions';

/** What every Azure stack is told. */
export interface AzureContext {
  /** An estate that has an Azure column. */
  readonly estate: Estate & { readonly azure: AzureEstate };
  readonly settings: Settings;
}

export function hasAzure(context: { readonly estate: Estate; readonly settings: Settings }): context is AzureContext {
  return context.estate.azure !== undefined;
}

export interface AzureStackProps extends AzureContext {
  readonly subscription: AzureSubscription;
  /** On everything that can be tagged. @default - the tag of preparedness */
  readonly tags?: Readonly<Record<string, string>>;
  /** In front of the key of the state, ending in `/`. @default - none */
  readonly statePrefix?: string;
}

/**
 * A stack of one subscription, with its own state in the incident-response subscription.
 *
 * Whoever deploys signs in as themselves (`az login`, or a workload identity in a pipeline): Azure has no role to assume.
 */
export abstract class AzureStack extends TerraformStack {
  protected readonly estate: AzureContext['estate'];
  protected readonly azure: AzureEstate;
  protected readonly names: AzureNames;
  protected readonly subscription: AzureSubscription;
  protected readonly tags: Record<string, string>;

  protected constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id);
    this.estate = props.estate;
    this.azure = props.estate.azure;
    this.names = azureNames(props.estate);
    this.subscription = props.subscription;
    this.tags = { ...(props.tags ?? OWNER_TAG) };
    new AzurermProvider(this, 'azurerm', {
      subscriptionId: props.subscription.id,
      tenantId: this.azure.tenantId,
      storageUseAzuread: true, // the storage accounts here refuse shared keys
      // Registering resource providers needs rights over the subscription that a responder does not have (docs/azure.md).
      resourceProviderRegistrations: 'none',
      features: [{}],
    });
    // The bindings are of 4.55.0; network security perimeters came with 4.58. No argument is used that 5.x removed.
    this.addOverride('terraform.required_providers.azurerm.version', '>= 4.58.0, < 6.0.0');
    this.addOverride('terraform.required_version', '>= 1.10.0');
    this.keepState(id, props);
  }

  private keepState(id: string, { settings, statePrefix = '' }: AzureStackProps): void {
    const key = `${statePrefix}${id}.tfstate`;
    if (settings.state === 'local') {
      // Relative to cdktf.out/stacks/<id>, so that the synthesised JSON names no machine.
      new LocalBackend(this, { path: `../../../.firebreak/state/${key}` });
      return;
    }
    new AzurermBackend(this, {
      tenantId: this.azure.tenantId,
      subscriptionId: this.azure.incidentResponse.subscriptionId,
      resourceGroupName: RESOURCE_GROUP,
      storageAccountName: this.names.storageAccount('state'),
      containerName: this.names.stateContainer,
      key,
      useAzureadAuth: true,
    });
  }
}
