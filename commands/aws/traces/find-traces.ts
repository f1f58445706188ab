import { accountsOf } from '../../../stacks/aws/accounts';
import type { Estate } from '../../../stacks/estate/schema';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';
import { Responder } from '../facts/responder';
import type { IncidentStacks } from '../../terraform/incident-stacks';
import { denials, type Principal } from './denials';
import { blockedDns, flowLogs } from './network';
import { organizationPolicies } from './organization-policies';
import type { Trace } from '../../terraform/traces/trace';

/** Looks up, in AWS, what the incident made of what a stack declares in any phase. */
export type FindTraces = (stackId: string) => Promise<Trace[]>;

/**
 * @param incidents all of them: what is staged for all, and carries no name of an incident, may be another one's by now.
 */
export function findTraces(
  incident: Incident,
  incidents: readonly Incident[],
  { containment, isolation, evidence }: IncidentStacks,
  estate: Estate,
): FindTraces {
  const others = incidents.filter(({ id, phase }) => id !== incident.id && phase !== 'close').flatMap(({ aws }) => aws);
  const accounts = accountsOf(estate.aws);
  const { security } = estate.aws;

  return async (stackId) => {
    const place = [...containment, ...evidence].find(({ id }) => id === stackId);
    const found = incident.aws.find(({ account }) => account === place?.account);
    if (stackId === `${incident.id}-quarantine`) return quarantine();
    if (!place || !found) return [];
    const responder = await Responder.in(found.account, estate);
    const here = [...found.instances, ...found.databases].filter(({ region }) => region === place.region);
    if (evidence.includes(place)) {
      return flowLogs(incident.id, [...new Set(here.map(({ vpc }) => vpc))], responder.ec2(place.region));
    }
    if (isolation.includes(stackId)) {
      const vpcs = found.instances.filter(({ dns, region }) => dns && region === place.region).map(({ vpc }) => vpc);
      const client = responder.resolver(place.region);
      return all([...new Set(vpcs)], (vpc) => blockedDns(incident.id, vpc, client));
    }
    return all(principalsOf(found, others), (principal) => denials(incident.id, principal, responder.iam()));
  };

  async function quarantine(): Promise<Trace[]> {
    const responder = await Responder.in(security.id, estate);
    const bound = incident.aws.filter(({ account }) =>
      accounts.some(({ id, kind }) => id === account && kind !== 'management'),
    );
    const asked = bound.map(({ account, quarantine: staged }) => ({
      id: account,
      quarantine: staged && !others.some((other) => other.account === account && other.quarantine),
    }));
    return organizationPolicies(incident.id, asked, responder.organizations());
  }
}

function principalsOf({ account, users, roles, functions }: AwsTargets, others: readonly AwsTargets[]): Principal[] {
  const elsewhere = others.filter((other) => other.account === account);
  const principals = [
    ...users.map(({ name, denial }) => ({ kind: 'user' as const, name, managed: denial === 'managed' })),
    ...roles.map(({ name, denial }) => ({ kind: 'role' as const, name, managed: denial === 'managed' })),
    ...functions.map(({ role }) => ({ kind: 'role' as const, name: role, managed: false })),
  ];
  return principals.map((principal) => ({
    ...principal,
    managed:
      principal.managed &&
      !elsewhere.some((other) =>
        other[`${principal.kind}s`].some(({ name, denial }) => name === principal.name && denial === 'managed'),
      ),
  }));
}

async function all<T>(items: readonly T[], look: (item: T) => Promise<Trace[]>): Promise<Trace[]> {
  return (await Promise.all(items.map(look))).flat();
}
