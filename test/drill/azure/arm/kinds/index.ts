import type { Kind } from '../kind';
import { eligibilityRequest, roleAssignment, roleDefinition } from './authorization';
import { disk, snapshot } from './compute';
import { workspace } from './monitor';
import { networkInterface, securityGroup, virtualNetwork } from './network';
import { networkManager } from './network-manager';
import { subscription } from './resources';
import { pricing } from './security';
import { container, immutabilityPolicy, storageAccount, storageService } from './storage';

const storageAccounts = 'microsoft.storage/storageaccounts';

/** By type in small letters. A type that is not here keeps what is written, and no more. */
export const kinds: Readonly<Record<string, Kind>> = {
  'microsoft.resources/subscriptions': subscription,
  [storageAccounts]: storageAccount,
  [`${storageAccounts}/blobservices`]: storageService,
  [`${storageAccounts}/fileservices`]: storageService,
  [`${storageAccounts}/queueservices`]: storageService,
  [`${storageAccounts}/tableservices`]: storageService,
  [`${storageAccounts}/blobservices/containers`]: container,
  [`${storageAccounts}/blobservices/containers/immutabilitypolicies`]: immutabilityPolicy,
  'microsoft.network/networksecuritygroups': securityGroup,
  'microsoft.network/virtualnetworks': virtualNetwork,
  'microsoft.network/networkinterfaces': networkInterface,
  'microsoft.network/networkmanagers': networkManager,
  'microsoft.authorization/roledefinitions': roleDefinition,
  'microsoft.authorization/roleassignments': roleAssignment,
  'microsoft.authorization/roleeligibilityschedulerequests': eligibilityRequest,
  'microsoft.operationalinsights/workspaces': workspace,
  'microsoft.security/pricings': pricing,
  'microsoft.compute/snapshots': snapshot,
  'microsoft.compute/disks': disk,
};
