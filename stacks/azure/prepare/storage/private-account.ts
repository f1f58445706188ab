import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';

export interface PrivateAccountProps {
  /** 3 to 24 of a-z and 0-9, unique in the world. */
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Record<string, string>;
  /** How long deleted or overwritten blobs can be had back, in days (365 at most). */
  readonly recoverableDays: number;
  /** Requests signed with the account's keys are accepted. @default false */
  readonly sharedKeys?: boolean;
  /** No version of a blob can be changed or deleted before, in days. Only at creation. @default - none */
  readonly immutableVersionDays?: number;
}

/**
 * A storage account that opens to nobody by accident: no shared keys (they go past every role), no anonymous reads, no
 * copies into other tenants, TLS 1.2, every version kept.
 */
export class PrivateAccount extends Construct {
  readonly account: StorageAccount;

  constructor(scope: Construct, id: string, props: PrivateAccountProps) {
    super(scope, id);
    const { name, resourceGroupName, location, tags, recoverableDays: days, immutableVersionDays } = props;
    this.account = new StorageAccount(this, 'account', {
      name,
      resourceGroupName,
      location,
      tags,
      accountTier: 'Standard',
      accountKind: 'StorageV2',
      accountReplicationType: 'GRS', // a region may be what is lost
      minTlsVersion: 'TLS1_2',
      sharedAccessKeyEnabled: props.sharedKeys ?? false,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      localUserEnabled: false,
      defaultToOauthAuthentication: true,
      blobProperties: {
        versioningEnabled: true,
        changeFeedEnabled: true,
        deleteRetentionPolicy: { days },
        containerDeleteRetentionPolicy: { days },
      },
      ...(immutableVersionDays && {
        // Unlocked: the provider refuses to make an account with a locked one. The containers' policies are what is locked.
        immutabilityPolicy: {
          state: 'Unlocked',
          periodSinceCreationInDays: immutableVersionDays,
          allowProtectedAppendWrites: true,
        },
      }),
      lifecycle: { preventDestroy: true },
    });
  }
}
