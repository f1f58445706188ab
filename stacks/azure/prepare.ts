import type { App, TerraformStack } from 'cdktf';
import { deployedAfter } from '../deployed-after';
import type { AzureContext } from './azure-stack';
import { flowLogLocations } from './locations';
import { Alarms } from './prepare/alarms/alarms';
import { SubscriptionAlarms } from './prepare/alarms/subscription-alarms';
import { Entra } from './prepare/entra/entra';
import { EntraLogs } from './prepare/entra/entra-logs';
import { Guardrails } from './prepare/guardrails/guardrails';
import { Investigation } from './prepare/investigation/investigation';
import { NetworkManager } from './prepare/network-manager/network-manager';
import { Perimeter } from './prepare/quarantine/perimeter';
import { ResponderRoles } from './prepare/responders/responder-roles';
import { EvidenceStore } from './prepare/storage/evidence-store';
import { FlowLogStore } from './prepare/storage/flow-log-store';
import { StateAccount } from './prepare/storage/state-account';
import { ProtectedSubscription } from './prepare/subscription/protected-subscription';
import { Workspace } from './prepare/workspace/workspace';
import { incidentResponse, subscriptionsOf, type AzureSubscription } from './subscriptions';

/** Every Azure preparedness stack of the estate, in the order in which they are deployed. */
export function prepareAzure(app: App, context: AzureContext): void {
  const { azure } = context.estate;
  const home = { ...context, subscription: incidentResponse(azure) };

  new StateAccount(app, 'bootstrap-azure-state', home);

  const workspace = new Workspace(app, 'prepare-azure-workspace', home);
  const evidence = deployedAfter([workspace], new EvidenceStore(app, 'prepare-azure-evidence', home));
  const flowLogs = flowLogStack();
  const responders = deployedAfter(
    [workspace, evidence, flowLogs],
    new ResponderRoles(app, 'prepare-azure-responders', home),
  );
  const protectedOnes = subscriptionsOf(azure).filter(({ kind }) => kind === 'protected');
  const subscriptions = protectedOnes.map(protectedSubscription);
  const networkManager = networkManagerStack();

  const perimeter = new Perimeter(app, 'prepare-azure-perimeter', home);

  if (azure.identity.conditionalAccess) new Entra(app, 'prepare-azure-entra', home);
  if (azure.entraLogs) deployedAfter([workspace, evidence], new EntraLogs(app, 'prepare-azure-entra-logs', home));
  const investigation = deployedAfter([workspace], new Investigation(app, 'prepare-azure-investigation', home));
  const alarms = deployedAfter([workspace], new Alarms(app, 'prepare-azure-alarms', home));
  const everywhere = protectedOnes.map((subscription, index) => {
    const id = `prepare-azure-alarms-${subscription.name}`;
    return deployedAfter([alarms, subscriptions[index]], new SubscriptionAlarms(app, id, { ...context, subscription }));
  });

  // Guardrails last: they refuse to delete what they keep, and everything they keep is there.
  deployedAfter(
    [
      ...[workspace, evidence, flowLogs, responders, ...subscriptions, networkManager, perimeter],
      ...[investigation, alarms, ...everywhere],
    ],
    new Guardrails(app, 'prepare-azure-guardrails', home),
  );

  function flowLogStack(): TerraformStack | undefined {
    if (flowLogLocations(azure).length === 0) return undefined;
    return new FlowLogStore(app, 'prepare-azure-flow-logs', home);
  }

  function protectedSubscription(subscription: AzureSubscription): TerraformStack {
    const id = `prepare-azure-${subscription.name}`;
    const stack = new ProtectedSubscription(app, id, { ...context, subscription });
    return deployedAfter([workspace, evidence, flowLogs], stack);
  }

  function networkManagerStack(): TerraformStack | undefined {
    if (!azure.guardrails.networkManager) return undefined;
    return new NetworkManager(app, 'prepare-azure-network-manager', home);
  }
}
