import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import type { Construct } from 'constructs';
import { freeze } from '../../../../policies/azure/guardrails/freeze';
import { keepPrepared } from '../../../../policies/azure/guardrails/keep-prepared';
import { QUARANTINE_RULE_PREFIX } from '../../../../policies/azure/network/quarantine-rules';
import { AzureStack, type AzureStackProps } from '../../azure-stack';
import { flowLogLocations, networkLocations } from '../../locations';
import { DIAGNOSTIC_SETTING, FLOW_LOG_PREFIX, FREEZE_POLICY, QUARANTINE_GROUP_PREFIX } from '../../names';
import { AssignedPolicy } from './assigned-policy';
import { NewSubscriptionLogs } from './new-subscription-logs';

/**
 * What keeps the rest: policies over the management group, locks in the incident-response subscription. And one policy that
 * waits, in force nowhere: it freezes a subscription.
 *
 * Deploy last, and destroy first: Terraform itself can then delete nothing of what they keep. A policy is in force, and out of
 * force, up to half an hour after its assignment.
 */
export class Guardrails extends AzureStack {
  constructor(scope: Construct, id: string, props: AzureStackProps) {
    super(scope, id, props);
    const { denyActions, locks, newSubscriptions } = this.azure.guardrails;
    this.stageFreeze();
    if (denyActions) this.keepPrepared();
    if (newSubscriptions) {
      new NewSubscriptionLogs(this, 'new-subscriptions', {
        names: this.names,
        location: this.azure.location,
        home: `/subscriptions/${this.subscription.id}`,
      });
    }
    if (locks) this.lock();
  }

  private stageFreeze(): void {
    new PolicyDefinition(this, 'freeze', {
      name: FREEZE_POLICY,
      displayName: 'Firebreak: frozen',
      description: 'Refuses to create and change resources of every type but those that containment and evidence need.',
      mode: 'All',
      policyType: 'Custom',
      managementGroupId: this.names.managementGroupScope,
      policyRule: JSON.stringify(freeze()),
    });
  }

  private keepPrepared(): void {
    const policies = keepPrepared({
      diagnosticSetting: DIAGNOSTIC_SETTING,
      flowLogPrefix: FLOW_LOG_PREFIX,
      quarantineGroupPrefix: QUARANTINE_GROUP_PREFIX,
      quarantineRulePrefix: QUARANTINE_RULE_PREFIX,
      networkWatchers: networkLocations(this.azure).map(this.names.networkWatcher),
      evidenceAccount: this.names.evidenceAccountId,
      flowLogAccounts: flowLogLocations(this.azure).map(this.names.flowLogsAccountId),
      incidentResponseSubscription: this.subscription.id,
    });
    for (const policy of policies) {
      new AssignedPolicy(this, policy.name, { policy, managementGroupId: this.names.managementGroupScope });
    }
  }

  /** Locks hold deletions in Azure Resource Manager only: the blobs are kept by their retention. */
  private lock(): void {
    const { evidenceAccountId, stateAccountId, workspaceId, flowLogsAccountId } = this.names;
    const locked = {
      evidence: evidenceAccountId,
      state: stateAccountId,
      workspace: workspaceId,
      ...Object.fromEntries(
        flowLogLocations(this.azure).map((location) => [`flow-logs-${location}`, flowLogsAccountId(location)]),
      ),
    };
    for (const [id, scope] of Object.entries(locked)) {
      new ManagementLock(this, `lock-${id}`, {
        name: 'firebreak',
        scope,
        lockLevel: 'CanNotDelete',
        notes: 'Firebreak: evidence. Destroy prepare-azure-guardrails to take it off.',
      });
    }
  }
}
