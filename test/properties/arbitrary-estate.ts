import fc from 'fast-check';
import { estateInput } from '../support/estate';
import { AWS_REGIONS, GLOBAL_REGION } from '../../stacks/estate/regions';

export type EstateInput = ReturnType<typeof estateInput>;

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

/**
 * Any valid estate file: 1 to 50 member accounts, 1 to 5 regions, 0 to 5 VPCs an account, every switch either way.
 * Sizes are skewed towards the small, as fast-check does, but reach the bounds.
 */
export const arbitraryEstate: fc.Arbitrary<EstateInput> = fc
  .record({
    regions: fc.uniqueArray(fc.constantFrom(...AWS_REGIONS.filter((region) => region !== GLOBAL_REGION)), {
      maxLength: 4,
    }),
    memberIds: fc.uniqueArray(fc.integer({ min: 400_000_000_000, max: 999_999_999_999 }), {
      minLength: 1,
      maxLength: 50,
    }),
    vpcIds: fc.uniqueArray(hex(17), { minLength: 250, maxLength: 250 }),
    vpcCounts: fc.array(fc.nat(5), { minLength: 50, maxLength: 50 }),
    switches: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    mfa: fc.constantFrom('aws', 'identity-provider'),
    settings: fc.constantFrom('manage', 'verify'),
    retentionDays: fc.integer({ min: 1, max: 36500 }),
    sessionHours: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ regions: others, memberIds, vpcIds, vpcCounts, switches, mfa, settings, retentionDays, sessionHours }) => {
    const regions = [...others, GLOBAL_REGION].sort();
    const on = (index: number) => switches[index % switches.length] ?? false;
    return estateInput((input) => {
      const { aws } = input;
      aws.regions = regions;
      aws.homeRegion = regions[0];
      aws.organization.settings = settings;
      aws.members = memberIds.map((id, index) => ({
        name: `account-${id}`,
        id: String(id),
        vpcs: vpcIds
          .slice(index * 5, index * 5 + (vpcCounts[index] ?? 0))
          .map((vpc, position) => ({ id: `vpc-${vpc}`, region: regions[position % regions.length] })),
      }));
      aws.evidence = { retentionDays };
      aws.responders.mfa = mfa;
      aws.responders.sessionHours = sessionHours;
      if (mfa === 'identity-provider')
        aws.responders.trustedRoles = [`arn:aws:iam::${aws.security.id}:role/sso/Responders`];
      aws.logs = {
        applicationLogs: on(0),
        sessionManager: on(1),
        insights: on(2),
        dataEvents: { s3: on(3), lambda: on(4) },
      };
      aws.detection = { guardDuty: on(5), securityHub: on(6), detective: on(5) && on(7), accessAnalyzer: on(8) };
      const preventions = [
        'longLivedKeys',
        'iamUsers',
        'actionsWithoutMfa',
        'keyPairs',
        'rootUser',
        'leavingRegions',
        'imdsV1',
        'publicBuckets',
      ];
      aws.guardrails = { prevent: Object.fromEntries(preventions.map((name, index) => [name, on(9 + index)])) };
    });
  });

/** The same estate, written in another order: what a reviewer who sorts the file would make of it. */
export function reordered(input: EstateInput): EstateInput {
  const copy = structuredClone(input) as any;
  copy.aws.members.reverse();
  copy.aws.regions.reverse();
  for (const member of copy.aws.members) member.vpcs.reverse();
  return copy;
}
