import type { App, TerraformStack } from 'cdktf';
import { findingsText } from '../../../policies/linter/finding';
import { lintEvidence } from '../../../policies/linter/lint';
import type { AwsTargets } from '../../incident/aws-targets';
import type { Incident } from '../../incident/schema';
import { accountsOf } from '../accounts';
import type { AwsContext } from '../aws-stack';
import { accountOfIncident, targetsInEstate } from '../containment/account-of-incident';
import { IncidentEvidence } from './incident-evidence';
import { IncidentFacts } from './incident-facts';

/** The evidence stacks of one incident. No other stack depends on them, nor they on each other. */
export interface AwsEvidence {
  readonly incident: Incident;
  readonly facts: IncidentFacts;
  /** Snapshots and flow logs, an account and region each. What `preserve-first` starts before isolation. */
  readonly captures: readonly IncidentEvidence[];
}

/**
 * The evidence stacks of every incident that has targets in AWS, the same in every phase: `<id>-evidence-facts` and
 * `<id>-evidence-<account name>-<region>`.
 *
 * @throws Error when a target lies outside the estate, or when the linter finds something that evidence could be lost by.
 */
export function evidenceStacks(app: App, context: AwsContext, incidents: readonly Incident[]): AwsEvidence[] {
  const { aws } = context.estate;
  const accounts = accountsOf(aws);
  const recorded = new Set(accounts.flatMap(({ vpcs }) => vpcs.map(({ id }) => id)));
  return inOrder(incidents.filter((incident) => incident.aws.length > 0)).map((incident) => {
    const forensic = accountOfIncident(accounts, aws.forensic.id, incident.id);
    const props = { ...context, incident, forensic };
    const facts = new IncidentFacts(app, `${incident.id}-evidence-facts`, {
      ...props,
      account: forensic,
      region: aws.homeRegion,
    });
    const captures = targetsInEstate(accounts, incident).flatMap(({ targets, account }) => {
      return regionsOf(targets).flatMap((region) => {
        const instances = targets.instances.filter((instance) => instance.region === region);
        const vpcs = claim(vpcsOf(targets, region), incident);
        const nothing = vpcs.recordVpcs.length === 0 && instances.every(({ volumes }) => volumes.length === 0);
        const id = `${incident.id}-evidence-${account.name}-${region}`;
        const stacksOfRegion = incident.aws.filter((one) => hasVolumes(one, region)).length;
        const about = { account, region, instances, stacksOfRegion, ...vpcs };
        return nothing ? [] : new IncidentEvidence(app, id, { ...props, ...about });
      });
    });
    lasting(incident, [facts, ...captures]);
    return { incident, facts, captures };
  });

  /**
   * AWS takes no second flow log that is like the first: the incident declared first records a VPC, for all. One that has left
   * the estate since it was contained was recorded by preparedness: release does not begin anew.
   */
  function claim(vpcs: readonly string[], { phase }: Incident): { recordVpcs: string[]; recordedVpcs: string[] } {
    const recordVpcs = phase === 'contain' ? vpcs.filter((vpc) => !recorded.has(vpc)) : [];
    const recordedVpcs = vpcs.filter((vpc) => recorded.has(vpc));
    for (const vpc of recordVpcs) recorded.add(vpc);
    return { recordVpcs, recordedVpcs };
  }
}

/** @throws Error with everything that the linter finds: it is not even written. */
function lasting({ id }: Incident, stacks: readonly TerraformStack[]): void {
  const findings = stacks.flatMap((stack) => lintEvidence(stack.node.id, stack.toTerraform() as object, id));
  if (findings.length > 0) throw new Error(`evidence of ${id} could be lost:\n${findingsText(findings)}`);
}

function inOrder(incidents: readonly Incident[]): Incident[] {
  const key = ({ declaredAt, id }: Incident) => `${new Date(declaredAt).toISOString()} ${id}`;
  return [...incidents].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

function hasVolumes({ instances }: AwsTargets, region: string): boolean {
  return instances.some((instance) => instance.region === region && instance.volumes.length > 0);
}

function regionsOf({ instances, databases }: AwsTargets): string[] {
  return [...new Set([...instances, ...databases].map(({ region }) => region))].sort();
}

function vpcsOf({ instances, databases }: AwsTargets, region: string): string[] {
  const here = [...instances, ...databases].filter((target) => target.region === region);
  return [...new Set(here.map(({ vpc }) => vpc))].sort();
}
