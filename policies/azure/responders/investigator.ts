import { LOOKING_AT_EFFECT, READING, type RolePermissions } from './role-permissions';

/** Reads everything but secrets and the data of workloads; changes nothing. Held over the management group. */
export const INVESTIGATOR: RolePermissions = {
  actions: [...READING.actions, ...LOOKING_AT_EFFECT],
  notActions: READING.notActions,
};
