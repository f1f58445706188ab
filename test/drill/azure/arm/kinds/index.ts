import type { Kind } from '../kind';
import { eligibilityRequest, roleAssignment, roleDefinition } from './authorization';
import { workspace } from './monitor';
import { networkInterface, securityGroup, virtualNetwork } from './network';
import { networkManager } from './network-manager';
import { subscription } from './resources';
import { roleSettings } from './role-settings';
import { pricing } from './security';
import { container, immutabilityPolicy, storageAccount, storageService } from './storage';

const always = (status: 200 | 201): Kind => ({ status });

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
  'microsoft.authorization/rolemanagementpolicies': roleSettings,
  'microsoft.operationalinsights/workspaces': workspace,
  'microsoft.security/pricings': pricing,
  'microsoft.operationalinsights/workspaces/savedsearches': always(200),
  'microsoft.aadiam/diagnosticsettings': always(200),
  'microsoft.compute/snapshots': always(200),
  'microsoft.compute/disks': always(200),
  'microsoft.insights/diagnosticsettings': always(200),
  'microsoft.authorization/policydefinitions': always(201),
  'microsoft.authorization/policysetdefinitions': always(201),
  'microsoft.authorization/policyassignments': always(201),
  [`${storageAccounts}/managementpolicies`]: always(200),
};
