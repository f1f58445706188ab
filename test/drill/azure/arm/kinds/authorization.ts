import { randomUUID } from 'node:crypto';
import type { Kind } from '../kind';
import { failure, ok } from '../resource';

const ROLES = 'microsoft.authorization/roleassignments';
const ELIGIBLE = 'microsoft.authorization/roleeligibilityschedules';
const SCHEDULES = '/providers/Microsoft.Authorization/roleEligibilitySchedules';

const sameGrant = (a: Record<string, any>, b: Record<string, any>) =>
  a.principalId === b.principalId && a.roleDefinitionId?.toLowerCase() === b.roleDefinitionId?.toLowerCase();

const scopeOf = (id: string) => id.split(/\/providers\/Microsoft\.Authorization\//i)[0] ?? '';

export const roleDefinition: Kind = {
  written: (resource) => ({ ...resource, properties: { type: 'CustomRole', ...resource.properties } }),
};

export const roleAssignment: Kind = {
  written: (resource) => ({
    ...resource,
    properties: { principalType: 'ServicePrincipal', ...resource.properties, scope: scopeOf(resource.id) || '/' },
  }),
  refused: (resource, { world }) => {
    const twin = world
      .list(scopeOf(resource.id), ROLES)
      .find(
        ({ id, properties }) =>
          scopeOf(id) === scopeOf(resource.id) && id !== resource.id && sameGrant(properties, resource.properties),
      );
    return twin && failure(409, 'RoleAssignmentExists', `The role assignment already exists: ${twin.id}`);
  },
};

/** A request is a task, not a state: granted at once, it leaves a schedule behind, or takes one away. */
export const eligibilityRequest: Kind = {
  written: (resource, { world }) => {
    const scope = scopeOf(resource.id);
    const schedules = world.list(scope, ELIGIBLE).filter(({ id }) => scopeOf(id) === scope);
    const former = schedules.filter(({ properties }) => sameGrant(properties, resource.properties));
    for (const { id } of former) world.remove(id);
    const { requestType, scheduleInfo, ...grant } = resource.properties;
    const properties = { principalType: 'Group', ...grant, scope, status: 'Provisioned', scheduleInfo, requestType };
    if (requestType === 'AdminRemove') return { ...resource, properties: { ...properties, status: 'Revoked' } };
    const name = randomUUID();
    const times = { startDateTime: new Date().toISOString(), ...scheduleInfo };
    const schedule = `${scope}${SCHEDULES}/${name}`;
    world.put({
      id: schedule,
      name,
      type: 'Microsoft.Authorization/roleEligibilitySchedules',
      etag: '',
      properties: { ...properties, memberType: 'Direct', roleEligibilityScheduleRequestId: resource.id, ...times },
    });
    return { ...resource, properties: { ...properties, targetRoleEligibilityScheduleId: schedule } };
  },
  actions: { cancel: () => ok({}) },
};
