import type { App } from 'cdktf';
import { findingsText } from '../../../policies/linter/finding';
import { lintContainment } from '../../../policies/linter/lint';
import type { Incident } from '../../incident/schema';
import { accountsOf } from '../accounts';
import type { AwsContext } from '../aws-stack';
import { deployedAfter } from '../../deployed-after';
import { accountOfIncident, targetsInEstate } from './account-of-incident';
import { containedIn } from './contained';
import type { ContainmentStack } from './containment-stack';
import { Holders } from '../../containment/holders';
import { Identities } from './identities';
import { Isolate } from './isolate';
import { Quarantine } from './quarantine';
import { TARGET_KINDS } from './target-kinds';

/** The containment stacks of one incident, in the order of deployment. */
export interface AwsContainment {
  readonly incident: Incident;
  readonly quarantine: ContainmentStack;
  readonly identities: readonly ContainmentStack[];
  /** What `preserve-first` starts capture before. */
  readonly isolation: readonly ContainmentStack[];
}

/**
 * The containment stacks of every incident that has targets in AWS: organisation first, then IAM, then the network.
 *
 * @throws Error when two incidents would change the same thing, when a target lies outside the estate, when policies exceed
 * the quotas, or when the linter finds something that could not be undone.
 */
export function containAws(app: App, context: AwsContext, incidents: readonly Incident[]): AwsContainment[] {
  const holders = new Holders();
  const accounts = accountsOf(context.estate.aws);
  return incidents.filter(({ aws }) => aws.length > 0).map((incident) => containOne(incident));

  function containOne(incident: Incident): AwsContainment {
    const { id } = incident;
    const { homeRegion, security } = context.estate.aws;
    const base = { ...context, incident, holders };
    const contained = targetsInEstate(accounts, incident).map(({ account, targets }) =>
      containedIn(context.estate, incident, account, targets),
    );
    const quarantine = new Quarantine(app, `${id}-quarantine`, {
      ...base,
      account: accountOfIncident(accounts, security.id, id),
      region: homeRegion,
      contained,
    });
    const identities = contained
      .filter(({ targets }) => TARGET_KINDS.some((kind) => kind.identities?.concerns(targets)))
      .map((one) => {
        const { account } = one;
        const props = { ...base, account, region: homeRegion, contained: one };
        return deployedAfter([quarantine], new Identities(app, `${id}-identities-${account.name}`, props));
      });
    const isolation = contained.flatMap((one) =>
      [...new Set(TARGET_KINDS.flatMap((kind) => kind.isolation?.regions(one.targets) ?? []))].map((region) => {
        const { account } = one;
        const props = { ...base, account, region, contained: one };
        return deployedAfter(
          [quarantine, ...identities],
          new Isolate(app, `${id}-isolate-${account.name}-${region}`, props),
        );
      }),
    );
    reversible(incident, [quarantine, ...identities, ...isolation]);
    return { incident, quarantine, identities, isolation };
  }
}

/** @throws Error with everything that the linter finds: what could not be undone is not even written. */
function reversible({ id, phase }: Incident, stacks: readonly ContainmentStack[]): void {
  const findings = stacks.flatMap((stack) =>
    lintContainment(stack.node.id, stack.toTerraform() as object, { incident: id, phase, originals: stack.originals }),
  );
  if (findings.length === 0) return;
  throw new Error(`${id} could not be undone:\n${findingsText(findings)}`);
}
