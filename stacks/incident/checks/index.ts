import { accountGone } from './aws/account-gone';
import { accountQuarantine } from './aws/account-quarantine';
import { awsRoles } from './aws/aws-roles';
import { convertStep } from './aws/convert-step';
import { duplicateTargets } from './aws/duplicate-targets';
import { firebreakBuckets } from './aws/firebreak-buckets';
import { firebreakRoles } from './aws/firebreak-roles';
import { functionRoleDenied } from './aws/function-roles';
import { isolationGroups } from './aws/isolation-groups';
import { keyAccount } from './aws/key-account';
import { knownAccount } from './aws/known-account';
import { managementAccount } from './aws/management-account';
import { policySizes } from './aws/policy-sizes';
import { securityKeys } from './aws/security-keys';
import { subnetAcls } from './aws/subnet-acls';
import { azureDuplicates } from './azure/azure-duplicates';
import { azurePeople } from './azure/azure-people';
import { knownSubscription } from './azure/known-subscription';
import { preparedNetworks } from './azure/prepared-networks';
import type { Check } from './check';
import { closedAt } from './closed-at';
import { deadlines } from './deadlines';
import { expires } from './expires';
import { fileName } from './file-name';
import { releasedAt } from './released-at';
import { reservedId } from './reserved-id';
import { sequenceReason } from './sequence-reason';
import { sessionCutoff } from './session-cutoff';

/** Every rule within one incident. */
export const CHECKS: readonly Check[] = [
  accountGone,
  accountQuarantine,
  awsRoles,
  azureDuplicates,
  azurePeople,
  closedAt,
  convertStep,
  deadlines,
  duplicateTargets,
  expires,
  fileName,
  firebreakBuckets,
  firebreakRoles,
  functionRoleDenied,
  isolationGroups,
  keyAccount,
  knownAccount,
  knownSubscription,
  managementAccount,
  preparedNetworks,
  policySizes,
  releasedAt,
  reservedId,
  securityKeys,
  sequenceReason,
  sessionCutoff,
  subnetAcls,
];
