import type { Condition, Policy } from './policy-rule';

export interface Prepared {
  /** Name of the diagnostic settings. */
  readonly diagnosticSetting: string;
  /** What the names of flow logs start with. */
  readonly flowLogPrefix: string;
  /** What the names of quarantine groups start with. */
  readonly quarantineGroupPrefix: string;
  /** What the names of quarantine rules start with. */
  readonly quarantineRulePrefix: string;
  readonly networkWatchers: readonly string[];
  /** Ids of the accounts that logs go to. */
  readonly evidenceAccount: string;
  readonly flowLogAccounts: readonly string[];
  /** Kept by locks, and changed by those who keep evidence. */
  readonly incidentResponseSubscription: string;
}

const DIAGNOSTIC_SETTINGS = [
  'Microsoft.Insights/diagnosticSettings',
  // A setting of a subscription, as the landing zones' policies name it: https://github.com/Azure/Enterprise-Scale
  'Microsoft.Resources/subscriptions/providers/diagnosticSettings',
];
const FLOW_LOGS = 'Microsoft.Network/networkWatchers/flowLogs';

const typed = (type: string, condition: Condition): Condition => ({
  allOf: [{ field: 'type', equals: type }, condition],
});
const startsWith = (prefix: string): Condition => ({ field: 'name', like: `${prefix}*` });
const elsewhereThan = (subscription: string): Condition => ({
  not: { field: 'id', contains: `/subscriptions/${subscription}/` },
});

/**
 * What Firebreak put into subscriptions is not deleted, by whoever has the right to. Only what carries its names is meant: whatever
 * else owners have, they delete as before.
 *
 * Azure Policy refuses the deletion of the thing itself only: deleting what it hangs on takes it away, but for a resource group of
 * resources with a location, and a subscription's deletion is never refused
 * (https://learn.microsoft.com/azure/governance/policy/concepts/effect-deny-action).
 */
export function keepPrepared(prepared: Prepared): Policy[] {
  return [keepSettings(prepared), keepResources(prepared), keepDestinations(prepared)];
}

function keepSettings({ diagnosticSetting, quarantineRulePrefix, incidentResponseSubscription }: Prepared): Policy {
  return {
    name: 'firebreak-keep-settings',
    displayName: 'Firebreak: log settings and quarantine rules are not deleted',
    description: 'Whoever deletes them turns logs off, or lets what is cut off back in.',
    mode: 'All',
    rule: {
      if: {
        allOf: [
          elsewhereThan(incidentResponseSubscription),
          {
            anyOf: [
              ...DIAGNOSTIC_SETTINGS.map((type) => typed(type, { field: 'name', equals: diagnosticSetting })),
              typed('Microsoft.Network/networkSecurityGroups/securityRules', startsWith(quarantineRulePrefix)),
            ],
          },
        ],
      },
      then: { effect: 'denyAction', details: { actionNames: ['delete'] } },
    },
  };
}

function keepResources({ flowLogPrefix, quarantineGroupPrefix, networkWatchers, ...prepared }: Prepared): Policy {
  return {
    name: 'firebreak-keep-resources',
    displayName: 'Firebreak: flow logs and quarantine groups are not deleted',
    description: 'Nor the resource groups that they are in, nor the network watchers that flow logs are part of.',
    mode: 'Indexed',
    rule: {
      if: {
        allOf: [
          elsewhereThan(prepared.incidentResponseSubscription),
          {
            anyOf: [
              typed(FLOW_LOGS, startsWith(flowLogPrefix)),
              ...(networkWatchers.length > 0
                ? [typed('Microsoft.Network/networkWatchers', { field: 'name', in: networkWatchers })]
                : []),
              typed('Microsoft.Network/applicationSecurityGroups', startsWith(quarantineGroupPrefix)),
            ],
          },
        ],
      },
      then: {
        effect: 'denyAction',
        details: { actionNames: ['delete'], cascadeBehaviors: { resourceGroup: 'deny' } },
      },
    },
  };
}

/** A setting that sends its logs elsewhere, or a flow log that is switched off, is as good as deleted. */
function keepDestinations(prepared: Prepared): Policy {
  const { diagnosticSetting, flowLogPrefix, evidenceAccount, flowLogAccounts } = prepared;
  const turnedAside: Condition = {
    field: 'Microsoft.Insights/diagnosticSettings/storageAccountId',
    notEquals: evidenceAccount,
  };
  const turnedOff: Condition = { field: `${FLOW_LOGS}/enabled`, notEquals: 'true' };
  const moved: Condition[] =
    flowLogAccounts.length > 0 ? [{ field: `${FLOW_LOGS}/storageId`, notIn: flowLogAccounts }] : [];
  return {
    name: 'firebreak-keep-targets',
    displayName: 'Firebreak: logs go where they went',
    description: 'Firebreak’s log settings and flow logs cannot be pointed elsewhere or switched off.',
    mode: 'All',
    rule: {
      if: {
        allOf: [
          elsewhereThan(prepared.incidentResponseSubscription),
          {
            anyOf: [
              ...DIAGNOSTIC_SETTINGS.map((type) =>
                typed(type, { allOf: [{ field: 'name', equals: diagnosticSetting }, turnedAside] }),
              ),
              typed(FLOW_LOGS, { allOf: [startsWith(flowLogPrefix), { anyOf: [turnedOff, ...moved] }] }),
            ],
          },
        ],
      },
      then: { effect: 'deny' },
    },
  };
}
