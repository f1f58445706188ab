import { EVIDENCE, PATIENCE_HOURS } from './evidence';
import type { Rule } from './rule';
import { importsOf, lifecycleOf, object, removedOf, resourcesOf } from './synthesised';

const outlivesTheIncident: Rule = {
  name: 'outlives-the-incident',
  *check(json) {
    for (const { type, address } of resourcesOf(json)) {
      if (Object.hasOwn(EVIDENCE, type)) continue;
      const problem = `${type} is not in policies/linter/evidence.ts: what ends with the incident belongs in a containment stack`;
      yield { address, problem };
    }
    for (const { to } of importsOf(json)) {
      yield { address: to, problem: 'is imported: evidence is made by this incident, or belongs to somebody else' };
    }
    for (const { from } of removedOf(json)) {
      yield { address: from, problem: 'is removed: evidence stays under management for as long as it exists' };
    }
  },
};

const neverDestroyed: Rule = {
  name: 'never-destroyed',
  *check(json) {
    for (const resource of resourcesOf(json)) {
      if (lifecycleOf(resource).prevent_destroy !== true) {
        yield { address: resource.address, problem: 'has no prevent_destroy: the next destroy deletes evidence' };
      }
      if (resource.arguments.force_destroy !== undefined) {
        yield { address: resource.address, problem: 'sets force_destroy, which deletes locked versions: leave it out' };
      }
    }
  },
};

const patient: Rule = {
  name: 'patient',
  *check(json) {
    for (const { type, address, arguments: set } of resourcesOf(json)) {
      if (!Object.hasOwn(EVIDENCE, type) || !EVIDENCE[type]?.slow) continue;
      const create = set.timeouts === undefined ? undefined : object(set.timeouts, `${address}.timeouts`).create;
      if (hours(create) >= PATIENCE_HOURS) continue;
      const problem =
        `waits ${create === undefined ? 'the default of 10 minutes' : JSON.stringify(create)}: after that it is tainted, and the next apply ` +
        `deletes it. Set timeouts.create to ${PATIENCE_HOURS}h or more`;
      yield { address, problem };
    }
  },
};

const complete: Rule = {
  name: 'complete',
  *check(json) {
    for (const { type, address, arguments: set } of resourcesOf(json)) {
      const required = Object.hasOwn(EVIDENCE, type) ? (EVIDENCE[type]?.required ?? []) : [];
      for (const name of required) {
        if (!set[name]) yield { address, problem: `does not set ${name}: ${EVIDENCE[type]?.why ?? ''}` };
      }
    }
  },
};

/** A duration as Terraform reads it, such as `24h` or `1h30m`; 0 for anything else. */
function hours(duration: unknown): number {
  if (typeof duration !== 'string' || !/^(\d+(\.\d+)?[hms])+$/.test(duration)) return 0;
  const perHour = { h: 1, m: 60, s: 3600 };
  return [...duration.matchAll(/([\d.]+)([hms])/g)]
    .map(([, amount, unit]) => Number(amount) / perHour[unit as 'h' | 'm' | 's'])
    .reduce((sum, part) => sum + part, 0);
}

export const evidenceRules: readonly Rule[] = [outlivesTheIncident, neverDestroyed, patient, complete];
