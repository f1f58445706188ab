import type { Resource } from '../../resource';
import type { World } from '../../world';
import { within } from '../attempt';
import { typeAsWritten } from '../../resource-id';
import { holds, resolved, type Parameters } from './condition';

const ASSIGNMENTS = 'microsoft.authorization/policyassignments';

/** A rule that is in force on a resource. */
export interface Assigned {
  readonly assignment: Resource;
  readonly rule: any;
  readonly parameters: Parameters;
  /** Whether it is asked only about resources that have a location. */
  readonly indexed: boolean;
}

type Rule = Omit<Assigned, 'assignment'>;

/** Rules of every assignment at, or above, an id: initiatives taken apart, parameters filled in. */
export function assignedTo(world: World, id: string): Assigned[] {
  return world
    .list('', ASSIGNMENTS)
    .filter((assignment) => reaches(world, assignment, id) && assignment.properties.enforcementMode !== 'DoNotEnforce')
    .flatMap((assignment) => {
      const given = valuesOf(assignment.properties.parameters);
      return rulesOf(world, assignment.properties.policyDefinitionId, given).map((rule) => ({ assignment, ...rule }));
    });
}

function reaches(world: World, { id, properties }: Resource, target: string): boolean {
  const scope = id.slice(0, id.toLowerCase().lastIndexOf('/providers/microsoft.authorization/policyassignments/'));
  const scopes = [target, ...managementGroupsAbove(world, target)];
  const meets = (candidate: string) => scopes.some((one) => within(one, candidate));
  return meets(scope) && !(properties.notScopes ?? []).some(meets);
}

/** `…/managementGroups/<name>/subscriptions/<id>` says which group a subscription is in. */
function managementGroupsAbove(world: World, id: string): string[] {
  const subscription = /^\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  return world
    .list('/providers/Microsoft.Management', 'microsoft.management/managementgroups/subscriptions')
    .filter(({ name }) => name === subscription)
    .map((membership) => membership.id.replace(/\/subscriptions\/[^/]+$/, ''));
}

function rulesOf(world: World, definitionId: string, given: Parameters): Rule[] {
  const definition = world.get(definitionId);
  if (!definition) return []; // built in: not modelled
  const defaults = Object.entries<any>(definition.properties.parameters ?? {}).map(([name, { defaultValue }]) => [
    name,
    defaultValue,
  ]);
  const parameters = { ...Object.fromEntries(defaults), ...given };
  const { policyRule, mode, policyDefinitions = [] } = definition.properties;
  if (policyRule) return [{ rule: policyRule, parameters, indexed: mode === 'Indexed' }];
  return policyDefinitions.flatMap((member: any) =>
    rulesOf(world, member.policyDefinitionId, filled(valuesOf(member.parameters), parameters)),
  );
}

/** Parameters that an initiative hands on to its members. */
function filled(own: Parameters, from: Parameters): Parameters {
  const handedOn = (value: unknown) => /^\[parameters\('([^']+)'\)\]$/.exec(String(value))?.[1];
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, from[handedOn(value) ?? ''] ?? value]));
}

function valuesOf(parameters: Record<string, { value: unknown }> = {}): Parameters {
  return Object.fromEntries(Object.entries(parameters ?? {}).map(([name, { value }]) => [name, value]));
}

/** Whether a rule with the effect is in force on the resource, and its condition holds. */
export function applies({ rule, parameters, indexed }: Assigned, effect: string, resource: Resource): boolean {
  if (String(resolved(rule.then.effect, parameters)).toLowerCase() !== effect.toLowerCase()) return false;
  if (indexed && resource.location === undefined) return false;
  return holds(rule.if, { ...resource, type: typeAsWritten(resource.id) }, parameters);
}
