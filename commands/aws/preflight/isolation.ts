import type { DatabaseFacts, InstanceFacts } from '../facts/facts';
import type { Finding, PreflightContext } from './finding';

/** What it was before is unknown: the record would hold the quarantine itself. */
const ISOLATED = 'release would give that back, and leave it isolated for ever';
const HOLDER = 'find the incident that holds it (`firebreak status`), or write';

export function aroundInstance(instance: InstanceFacts, { isolation }: PreflightContext): Finding[] {
  const { id, isolated, autoScalingGroup, acls } = instance;
  const target = `instance ${id}`;
  const found: Finding[] = [];
  if (isolated) {
    found.push({
      severity: 'stop',
      target,
      what: `it is on a group of Firebreak already: ${ISOLATED}`,
      next: `${HOLDER} the groups from before into its interfaces`,
    });
  }
  found.push(...quarantinedSubnets(instance, isolation));
  if (autoScalingGroup) {
    found.push({
      severity: 'decide',
      target,
      what: `it is in the Auto Scaling group ${autoScalingGroup}, which replaces it, and its evidence, when health checks fail`,
      next: `take it out before it is isolated: \`firebreak runbook\` has the command and its inverse`,
    });
  }
  const balancers = loadBalancers(instance);
  if (balancers.length > 0) {
    found.push({
      severity: 'note',
      target,
      what: `it is a target of ${balancers.join(', ')}: users reach it until its checks fail`,
      next: 'deregister it: `firebreak runbook` has the command and its inverse',
    });
  }
  const neighbours = [...new Set(acls.flatMap((acl) => acl.neighbours))];
  if (isolation === 'nacl' && neighbours.length > 0) {
    found.push({
      severity: 'decide',
      target,
      what: `isolation by NACL cuts off the whole subnet, ${neighbours.length} neighbours included: ${neighbours.slice(0, 5).join(', ')}`,
      next: 'accept that, or choose isolation: severed',
    });
  }
  return found;
}

function quarantinedSubnets({ id, quarantinedSubnets: all }: InstanceFacts, isolation: string): Finding[] {
  if (all.length === 0) return [];
  const what = `${all.join(', ')} is on the NACL of Firebreak already`;
  const next = `${HOLDER} the NACL from before into its acls`;
  return [
    isolation === 'nacl'
      ? { severity: 'stop', target: `instance ${id}`, what: `${what}: ${ISOLATED}`, next }
      : {
          severity: 'note',
          target: `instance ${id}`,
          what: `${what}: its acls are no record for isolation: nacl`,
          next,
        },
  ];
}

/** Target groups by name, and Classic Load Balancers. */
function loadBalancers({ targetGroups, classicLoadBalancers }: InstanceFacts): string[] {
  return [
    ...targetGroups.map((arn) => arn.split('/')[1] ?? arn),
    ...classicLoadBalancers.map((name) => `the Classic Load Balancer ${name}`),
  ];
}

export function aroundDatabase({ id, isolated }: DatabaseFacts): Finding[] {
  if (!isolated) return [];
  return [
    {
      severity: 'stop',
      target: `database ${id}`,
      what: `it is on a group of Firebreak already: ${ISOLATED}`,
      next: `${HOLDER} the groups from before into its groups`,
    },
  ];
}
