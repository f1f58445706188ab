import type { z } from 'zod';
import type { Estate } from '../../stacks/estate/schema';
import type { awsTargets } from '../../stacks/incident/aws-targets';
import { deadlinesFrom } from '../../stacks/incident/deadlines';
import { hoursAfter } from '../../stacks/incident/moments';
import type { incidentSchema } from '../../stacks/incident/schema';
import type { Facts } from '../aws/facts/facts';
import { denialFor } from '../aws/preflight/policy-room';
import { controlFor } from '../aws/preflight/shared-role';

/** What the caller of `open` decides. */
export interface Opening {
  readonly id: string;
  readonly commander: string;
  /** Why isolation comes before capture. @default capture is started first */
  readonly isolateFirst?: string;
  readonly isolation: 'security-group' | 'severed' | 'nacl';
  /** Block every DNS name for the VPCs of the instances. */
  readonly dns: boolean;
  readonly openedBy: string;
  /** As `2026-11-20T18:04:00Z`. */
  readonly now: string;
  /** The account where responders sign in: their role changes nothing in its IAM. */
  readonly securityAccountId: string;
  /** Whom the estate wants told of every incident. */
  readonly notifications: readonly Estate['notifications'][number][];
}

type IncidentInput = z.input<typeof incidentSchema>;
type TargetsInput = z.input<typeof awsTargets>;

/** Sessions issued while the commander still reads the plan are revoked as well. */
const UNTIL_CONTAINED = 0.25;
const UNTIL_REVIEW = 24;

/** The incident file as plain data, in the order in which a person reads it. */
export function compose(opening: Opening, all: readonly Facts[]): IncidentInput {
  const { id, commander, isolateFirst, now, openedBy } = opening;
  return {
    version: 1,
    id,
    declaredAt: now,
    commander,
    sequence: isolateFirst ? 'isolate-first' : 'preserve-first',
    ...(isolateFirst ? { reason: isolateFirst } : {}),
    phase: 'contain',
    sessionCutoff: hoursAfter(now, UNTIL_CONTAINED),
    expires: hoursAfter(now, UNTIL_REVIEW),
    aws: all.map((facts) => targets(facts, opening)),
    deadlines: deadlinesFrom(opening, now).map(({ what, by }) => ({ what, by })),
    notes: '',
    log: [{ at: now, who: openedBy, what: 'opened; facts looked up, nothing changed' }],
  };
}

function targets(facts: Facts, { isolation, dns, securityAccountId }: Opening): TargetsInput {
  const { scp, rcp } = facts.account.attachedPolicies;
  const known = { ...(scp === undefined ? {} : { scp }), ...(rcp === undefined ? {} : { rcp }) };
  return withoutEmpty({
    account: facts.accountId,
    quarantine: facts.accountQuarantine,
    root: facts.root,
    users: facts.users.map((user) => ({
      name: user.name,
      ...(user.path === '/' ? {} : { path: user.path }),
      denial: denialFor('user', user),
      ...(facts.accountId === securityAccountId ? {} : { accessKeys: user.accessKeys }),
    })),
    roles: facts.roles.map((role) => ({
      name: role.name,
      ...(role.path === '/' ? {} : { path: role.path }),
      control: controlFor(role, facts),
      denial: denialFor('role', role),
    })),
    identityCenterUsers: facts.identityCenterUsers,
    instances: facts.instances.map(({ id, region, vpc, interfaces, acls, volumes, role, dnsRuleGroup }) => ({
      id,
      region,
      vpc,
      isolation,
      interfaces,
      acls,
      ...(dns && dnsRuleGroup ? { dns: dnsRuleGroup } : {}),
      volumes: [...volumes],
      ...(role ? { role } : {}),
    })),
    functions: facts.functions,
    buckets: [...facts.buckets],
    keys: [...facts.keys],
    databases: facts.databases.map(({ isolated: _known, ...database }) => database),
    ...(Object.keys(known).length > 0 ? { attachedPolicies: known } : {}),
  });
}

/** What was not asked for is not in the file. */
function withoutEmpty(input: TargetsInput): TargetsInput {
  const kept = Object.entries(input).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as TargetsInput;
}
