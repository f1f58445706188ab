import { z } from 'zod';
import {
  groupId,
  location,
  managementGroupId,
  securityGroupId,
  subscriptionId,
  tenantId,
  userId,
  virtualNetworkId,
} from './azure-schema-values';
import { bool } from './schema-values';

const network = z.strictObject({
  id: virtualNetworkId,
  location,
  securityGroups: z
    .array(securityGroupId)
    .default([])
    .describe(
      'Network security groups of its subnets and interfaces. Each gets the quarantine rules; a machine whose traffic passes none of ' +
        'them cannot be isolated by membership. Groups that Terraform or Bicep manages with rules inside the group would fight over them.',
    ),
  quarantinePriority: z
    .int()
    .min(100)
    .max(4094)
    .default(100)
    .describe(
      'Priority of the first quarantine rule in those groups; outbound, the next two are taken as well. An allow rule with a lower number ' +
        'wins over the quarantine, and Azure refuses two rules of one priority: move what has 100 to 102, or choose another number here.',
    ),
  flowLogs: bool(
    true,
    'Flow logs of the network. Off where the network has a flow log of its own: Azure makes one only.',
  ),
});

const subscription = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,22}[a-z0-9]$/, 'must be 2 to 24 of a-z, 0-9 and -, and start with a letter')
    .describe('Short name; part of stack names. Never changed afterwards.'),
  id: subscriptionId,
  networks: z.array(network).default([]).describe('Virtual networks: flow logs, and a quarantine that waits in each.'),
});

const responders = z.strictObject({
  groups: z
    .strictObject({
      investigators: groupId.describe('Reads logs, configuration and evidence.'),
      responders: groupId.describe('Contains and releases.'),
      evidenceCustodians: groupId.describe('Copies and holds evidence in the incident-response subscription.'),
    })
    .describe('Entra groups that hold the responder roles.'),
  access: z
    .enum(['eligible', 'active'])
    .default('eligible')
    .describe(
      'eligible: activated for a time with a reason (Privileged Identity Management, Entra ID P2). active: held always.',
    ),
  denyAssignments: bool(
    false,
    'Responders may refuse writes in Azure Resource Manager to one user or service principal (deny assignments, a preview of Azure).',
  ),
  breakGlassUsers: z
    .array(userId)
    .min(1)
    .describe('Emergency users, two at least: excluded from every policy of Conditional Access.'),
});

const evidence = z.strictObject({
  retentionDays: z
    .int()
    .min(1)
    .max(146000, 'must be at most 146000 (400 years)')
    .default(365)
    .describe('How long nothing in the evidence store can be changed or deleted, in days.'),
  // A boolean is read too, so that the check of the words answers who writes `lock: true`.
  lock: z
    .union([z.string(), z.boolean()])
    .optional()
    .describe(
      'Locks the retention for good: nobody can shorten it or delete the storage account before it has passed, not even Microsoft. ' +
        'Absent, administrators of the incident-response subscription still can. To lock it, write: nobody can delete it for <retentionDays> days.',
    ),
});

const identity = z.strictObject({
  conditionalAccess: bool(
    true,
    'A group whose members cannot sign in anywhere, empty until an incident (Entra ID P1).',
  ),
  workloadIdentities: bool(
    false,
    'Block service principals through Conditional Access (Workload Identities Premium). Off, the runbook disables them.',
  ),
  prevent: z
    .strictObject({
      legacyAuthentication: bool(false, 'Block sign-ins by protocols that know no second factor.'),
    })
    .prefault({})
    .describe(
      'Structural preventions, one switch each. Every one can break a workload, so each is off until you say so.',
    ),
});

const guardrails = z.strictObject({
  denyActions: bool(
    true,
    'Azure Policy refuses to delete or turn aside the diagnostic settings and flow logs of Firebreak, and to delete its quarantine groups.',
  ),
  newSubscriptions: bool(
    true,
    'Azure Policy sends the Activity Log of subscriptions that are made later to the evidence store.',
  ),
  locks: bool(true, 'Locks against deletion on the evidence store and the workspace.'),
  networkManager: bool(
    true,
    'An Azure Virtual Network Manager with a security-admin rule that denies everything, for whole networks; it has no member.',
  ),
});

const DEFENDER_PLANS = [
  'VirtualMachines',
  'StorageAccounts',
  'KeyVaults',
  'Arm',
  'Containers',
  'SqlServers',
  'AppServices',
] as const;

/** The Azure column of the estate file. */
export const azureEstate = z.strictObject({
  tenantId,
  managementGroup: managementGroupId.describe('The management group above every protected subscription.'),
  location: location.describe('Home: location of the evidence store, the workspace and the alarms.'),
  incidentResponse: z
    .strictObject({ subscriptionId })
    .describe(
      'The incident-response subscription: evidence, state, nothing else. Its owners are not those of the others.',
    ),
  subscriptions: z.array(subscription).min(1).describe('The protected subscriptions.'),
  responders,
  evidence: evidence.prefault({}),
  identity: identity.prefault({}),
  entraLogs: bool(
    true,
    'Sign-in and audit logs of Entra. Their stack is deployed by a person who signed in with `az login`: a service principal cannot.',
  ),
  guardrails: guardrails.prefault({}),
  defender: z
    .array(z.enum(DEFENDER_PLANS))
    .default([...DEFENDER_PLANS])
    .describe('Plans of Microsoft Defender for Cloud that are on in every protected subscription. Each one costs.'),
  investigation: z
    .strictObject({
      retentionDays: z
        .int()
        .min(30)
        .max(730)
        .default(90)
        .describe('How long the workspace keeps logs, in days; the evidence store keeps them longer.'),
    })
    .prefault({}),
});

export type AzureEstate = z.infer<typeof azureEstate>;
