import { policyDocument, policySize } from '../../../../policies/document';
import { containedIn, statementsOf } from '../../../aws/containment/contained';
import { POLICY_SIZE } from '../../../estate/checks/policy-quotas';
import type { Finding } from '../../../files/problem';
import type { AwsTargets } from '../../aws-targets';
import { incidentSchema, type Incident } from '../../schema';
import type { Check } from '../check';
import { knownTargets, type KnownTarget } from './targets';

/** AWS would refuse the policy when the incident is contained: here it can still be decided what goes without. */
export const policySizes: Check = (parts, { estate }) => {
  const { data: incident } = incidentSchema.safeParse(parts); // others report what is not valid yet
  if (!incident || (incident.phase !== 'contain' && !incident.releasedAt)) return [];
  return knownTargets(incident, estate)
    .filter(({ account }) => account.kind !== 'management') // neither SCPs nor RCPs bind it
    .flatMap((known) => (['SCP', 'RCP'] as const).flatMap((kind) => tooLarge(kind, known)));

  function tooLarge(kind: 'SCP' | 'RCP', { account, target, path }: KnownTarget): Finding[] {
    const targets = target as AwsTargets; // of a valid incident
    const size = (change: Partial<AwsTargets> = {}) =>
      sizeOf(containedIn(estate, incident as Incident, account, { ...targets, ...change }), kind);
    const [all, limit] = [size(), POLICY_SIZE[kind]];
    if (all <= limit) return [];
    const lists = LISTS.filter((key) => targets[key].length > 0).map((key) => ({
      key,
      part: all - size({ [key]: [] }),
    }));
    const [largest] = lists.sort((a, b) => b.part - a.part);
    if (!largest) return [];
    const quarantined = account.kind === 'member' && size({ quarantine: true }) <= limit;
    return [
      {
        path: [...path, largest.key],
        at: 'key',
        message: `the ${kind} that contains the targets in ${account.name} would be too large for AWS`,
        value: `${all} characters, ${largest.part} of them for ${targets[largest.key].length} ${largest.key}`,
        allowed: `${limit} characters`,
        fix:
          (quarantined
            ? 'set quarantine: true, with which nobody but responders changes anything in the account; or '
            : '') + `move some of the ${largest.key} into an incident of their own, which has an ${kind} of its own`,
      },
    ];
  }
};

const LISTS = [
  'users',
  'roles',
  'functions',
  'identityCenterUsers',
  'instances',
  'databases',
  'buckets',
  'keys',
] as const satisfies (keyof AwsTargets)[];

function sizeOf(contained: Parameters<typeof statementsOf>[1], kind: 'SCP' | 'RCP'): number {
  const statements = statementsOf(kind, contained);
  return statements.length > 0 ? policySize(policyDocument(...statements)) : 0;
}
