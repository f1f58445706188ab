import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';

/** Who delegates a detection service to whom. */
export interface Delegation {
  /** Provider of the management account, in the same region. */
  readonly management: AwsProvider;
  /** Account that administers the service for the organisation. */
  readonly administrator: string;
}
