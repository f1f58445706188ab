import { accountRegions } from './account-regions';
import { duplicateSubscriptions } from './azure/duplicate-subscriptions';
import { evidenceLock } from './azure/evidence-lock';
import { azureNetworks } from './azure/networks';
import { azurePeople } from './azure/people';
import { subscriptionNames } from './azure/subscription-names';
import { duplicateAccounts } from './duplicate-accounts';
import { duplicateVpcs } from './duplicate-vpcs';
import { escalationOrder } from './escalation-order';
import { exemptRoles } from './exempt-roles';
import { globalRegion } from './global-region';
import { homeRegion } from './home-region';
import { managementRole } from './management-role';
import { memberNames } from './member-names';
import { repeatedEntries } from './repeated-entries';
import { repeatedNotifications } from './repeated-notifications';
import { roleNames } from './role-names';
import { trustedRoles } from './trusted-roles';
import { vpcRegions } from './vpc-regions';
import type { Check } from './check';

export type { Check, WholeCheck } from './check';

/** Every rule across fields. */
export const CHECKS: readonly Check[] = [
  accountRegions,
  azureNetworks,
  azurePeople,
  duplicateAccounts,
  duplicateSubscriptions,
  duplicateVpcs,
  escalationOrder,
  evidenceLock,
  exemptRoles,
  globalRegion,
  homeRegion,
  managementRole,
  memberNames,
  repeatedEntries,
  repeatedNotifications,
  roleNames,
  subscriptionNames,
  trustedRoles,
  vpcRegions,
];
