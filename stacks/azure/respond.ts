import type { App } from 'cdktf';
import { findingsText } from '../../policies/linter/finding';
import { lintContainment, lintEvidence } from '../../policies/linter/lint';
import { Holders } from '../containment/holders';
import { deployedAfter } from '../deployed-after';
import type { AzureSubscriptionTargets, AzureTargets } from '../incident/azure-targets';
import type { Incident } from '../incident/schema';
import type { AzureContext, AzureStack } from './azure-stack';
import type { ContainmentStack } from './containment/containment-stack';
import { Identities } from './containment/identities';
import { Isolate } from './containment/isolate';
import { PerimeterMembers } from './containment/perimeter-members';
import { IncidentEvidence } from './evidence/incident-evidence';
import { incidentResponse, subscriptionsOf, type AzureSubscription } from './subscriptions';

/** The stacks of one incident in Azure. Evidence does not depend on containment, nor containment on evidence. */
export interface AzureResponse {
  readonly incident: Incident;
  readonly identities: readonly ContainmentStack[];
  /** What `preserve-first` starts capture before. */
  readonly isolation: readonly ContainmentStack[];
  readonly evidence: readonly IncidentEvidence[];
}

/**
 * The stacks of every incident that has targets in Azure: who, then what.
 *
 * @throws Error when two incidents would change the same thing, when a target lies outside the estate, or when the linter
 * finds something that could not be undone, or evidence that could be lost.
 */
export function respondAzure(app: App, context: AzureContext, incidents: readonly Incident[]): AzureResponse[] {
  const holders = new Holders();
  return incidents.flatMap((incident) => (incident.azure ? [respondTo(incident, incident.azure)] : []));

  function respondTo(incident: Incident, targets: AzureTargets): AzureResponse {
    const home = incidentResponse(context.estate.azure);
    const base = { ...context, incident, holders };
    const inEstate = subscriptionTargets(incident, targets, context);
    const people = targets.users.length + targets.servicePrincipals.length;
    const identities =
      people > 0
        ? [new Identities(app, `${incident.id}-azure-identities`, { ...base, subscription: home, targets })]
        : [];
    const members = inEstate.flatMap(({ targets: { storageAccounts, keyVaults } }) => [
      ...storageAccounts,
      ...keyVaults,
    ]);
    const perimeter =
      members.length > 0
        ? [
            deployedAfter(
              identities,
              new PerimeterMembers(app, `${incident.id}-azure-perimeter`, { ...base, subscription: home, members }),
            ),
          ]
        : [];
    const isolated = inEstate
      .filter(({ targets: one }) => hasIsolation(one))
      .map(({ subscription, targets: one }) => {
        const id = `${incident.id}-azure-isolate-${subscription.name}`;
        return deployedAfter(identities, new Isolate(app, id, { ...base, subscription, targets: one }));
      });
    const isolation = [...perimeter, ...isolated];
    const evidence = inEstate.flatMap(({ subscription, targets: one }) => {
      const disks = one.machines.flatMap((machine) => machine.disks);
      const id = `${incident.id}-azure-evidence-${subscription.name}`;
      const away = disks.filter(({ incremental }) => !incremental);
      const inPlace = disks.filter(({ incremental }) => incremental);
      const about = { ...context, incident };
      return [
        ...(away.length > 0 ? [new IncidentEvidence(app, id, { ...about, subscription: home, disks: away })] : []),
        ...(inPlace.length > 0
          ? [new IncidentEvidence(app, `${id}-in-place`, { ...about, subscription, disks: inPlace })]
          : []),
      ];
    });
    reversible(incident, [...identities, ...isolation], evidence);
    return { incident, identities, isolation, evidence };
  }
}

function hasIsolation({ machines, networks, freeze }: AzureSubscriptionTargets): boolean {
  return freeze || machines.length > 0 || networks.length > 0;
}

/** Once closed, without those in subscriptions that have left the estate. */
function subscriptionTargets(
  { id, phase }: Incident,
  { subscriptions }: AzureTargets,
  { estate }: AzureContext,
): { readonly targets: AzureSubscriptionTargets; readonly subscription: AzureSubscription }[] {
  const known = subscriptionsOf(estate.azure);
  return subscriptions.flatMap((targets) => {
    const subscription = known.find((candidate) => candidate.id === targets.subscription);
    if (subscription) return [{ targets, subscription }];
    if (phase === 'close') return [];
    throw new Error(
      `${id} has targets in the subscription ${targets.subscription}, which the estate file does not list. Allowed: ` +
        `${known.map(({ id: other, name }) => `${other} (${name})`).join(', ')}. Add it, and deploy 'prepare-*'`,
    );
  });
}

/** @throws Error with everything that the linter finds: it is not even written. */
function reversible(
  { id, phase }: Incident,
  containment: readonly ContainmentStack[],
  evidence: readonly IncidentEvidence[],
): void {
  const json = (stack: AzureStack) => stack.toTerraform() as object;
  const findings = [
    ...containment.flatMap((stack) =>
      lintContainment(stack.node.id, json(stack), { incident: id, phase, originals: {} }),
    ),
    ...evidence.flatMap((stack) => lintEvidence(stack.node.id, json(stack), id)),
  ];
  if (findings.length > 0)
    throw new Error(`${id} could not be undone, or its evidence lost:\n${findingsText(findings)}`);
}
