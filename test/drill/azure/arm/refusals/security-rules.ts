import { failure, type Answer, type Resource } from '../resource';
import { named } from '../resource-id';
import type { World } from '../world';
import type { Refusal } from './attempt';

const RULES = 'microsoft.network/networksecuritygroups/securityrules';
const INTERFACES = 'microsoft.network/networkinterfaces';

/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-resource-manager-virtual-networking-limits */
const LIMITS = { rulesPerGroup: 1000, groupsPerRuleSide: 10, groupsPerSecurityGroup: 100, groupsPerConfiguration: 20 };

/** What Azure checks in the rules of a network security group, and in the application security groups of an interface. */
export const badSecurityRule: Refusal = ({ world, method, id, type, body }) => {
  if (method !== 'PUT' && method !== 'PATCH') return undefined;
  if (type === INTERFACES) return badMembership(world, id, body);
  return type === RULES ? badRule(world, id, body) : undefined;
};

function badRule(world: World, id: string, body: any): Answer | undefined {
  const { above } = named(id);
  const others = world.list(above, RULES).filter((rule) => rule.id.toLowerCase() !== id.toLowerCase());
  const { priority, direction } = body.properties;
  const clash = others.find(({ properties: of }) => of.priority === priority && of.direction === direction);
  if (clash) {
    const message = `Security rule ${named(id).last} conflicts with rule ${clash.name}. Rules cannot have the same Priority and Direction.`;
    return failure(400, 'SecurityRuleConflict', message);
  }
  if (!(priority >= 100 && priority <= 4096)) {
    return failure(400, 'SecurityRuleInvalidPriority', `Priority ${priority} is not between 100 and 4096.`);
  }
  const { sourceApplicationSecurityGroups: from = [], destinationApplicationSecurityGroups: to = [] } = body.properties;
  if (from.length > LIMITS.groupsPerRuleSide || to.length > LIMITS.groupsPerRuleSide) {
    return failure(400, 'TooManyApplicationSecurityGroups', `At most ${LIMITS.groupsPerRuleSide} on a side of a rule.`);
  }
  const all = [...others.map(({ properties }) => properties), body.properties];
  if (all.length > LIMITS.rulesPerGroup) {
    return failure(400, 'NetworkSecurityGroupRuleLimitReached', `At most ${LIMITS.rulesPerGroup} rules in ${above}.`);
  }
  if (new Set(all.flatMap(groupsOf)).size > LIMITS.groupsPerSecurityGroup) {
    return failure(400, 'TooManyApplicationSecurityGroups', `At most ${LIMITS.groupsPerSecurityGroup} in ${above}.`);
  }
  return severalNetworks(groupsOf(body.properties).flatMap((group) => networksOf(world, group)));
}

function badMembership(world: World, id: string, body: any): Answer | undefined {
  for (const { properties } of body.properties.ipConfigurations ?? []) {
    const groups: string[] = (properties.applicationSecurityGroups ?? []).map((group: Resource) => group.id);
    if (groups.length > LIMITS.groupsPerConfiguration) {
      return failure(400, 'TooManyApplicationSecurityGroups', `At most ${LIMITS.groupsPerConfiguration} on ${id}.`);
    }
    const network = networkOfSubnet(properties.subnet?.id ?? '');
    const others = groups.flatMap((group) => networksOf(world, group, id));
    const refused = severalNetworks([network, ...others]);
    if (refused) return refused;
  }
  return undefined;
}

/** Ids of the application security groups that a rule names, in small letters. */
function groupsOf(rule: Record<string, any>): string[] {
  const sides = [...(rule.sourceApplicationSecurityGroups ?? []), ...(rule.destinationApplicationSecurityGroups ?? [])];
  return sides.map(({ id }: Resource) => id.toLowerCase());
}

/** Virtual networks of the members of an application security group, but for one interface. */
function networksOf(world: World, group: string, except = ''): string[] {
  return world
    .list('', INTERFACES)
    .filter(({ id }) => id.toLowerCase() !== except.toLowerCase())
    .flatMap(({ properties }) => properties.ipConfigurations ?? [])
    .filter(({ properties }) =>
      (properties.applicationSecurityGroups ?? []).some(({ id }: Resource) => id.toLowerCase() === group.toLowerCase()),
    )
    .map(({ properties }) => networkOfSubnet(properties.subnet?.id ?? ''));
}

const networkOfSubnet = (subnet: string) => subnet.split(/\/subnets\//i)[0]?.toLowerCase() ?? '';

function severalNetworks(networks: readonly string[]): Answer | undefined {
  const different = [...new Set(networks)];
  if (different.length < 2) return undefined;
  return failure(
    400,
    'ApplicationSecurityGroupsNotInSameVnet',
    `All network interfaces of the application security groups must be in one virtual network, not in: ${different.join(', ')}`,
  );
}
