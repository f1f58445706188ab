import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { prepareAws } from '../../stacks/aws/prepare';
import { awsPolicySizes } from '../../stacks/aws/prepare/guardrails/generated-policies';
import { checkQuotas } from '../../stacks/estate/checks/policy-quotas';
import { accountsOf } from '../../stacks/aws/accounts';
import { estateSchema, type Estate } from '../../stacks/estate/schema';
import { synthAll, type SynthesisedStack } from '../support/synth';
import { arbitraryEstate, reordered, type EstateInput } from './arbitrary-estate';
import { policiesOf, type FoundPolicy } from './policies-of';

const RUNS = { numRuns: 4, seed: 20260101 };

const synthesise = (input: EstateInput): Record<string, SynthesisedStack> =>
  synthAll((app) =>
    prepareAws(app, {
      estate: estateSchema.parse(input),
      settings: { estateFile: 'firebreak.yaml', incidentsFolder: 'incidents', state: 'remote' },
    }),
  );

/** Services that may be trusted by name in a policy; everybody else is an account of the estate, or `*` under a condition. */
const SERVICES = /^[a-z0-9.-]+\.amazonaws\.com$/;

function strangers(policy: FoundPolicy, estate: Estate): string[] {
  const accounts = new Set(accountsOf(estate.aws).map((account) => account.id));
  return policy.statements
    .filter((statement) => statement.Effect === 'Allow' && statement.Principal !== undefined)
    .flatMap((statement) => {
      const principals =
        typeof statement.Principal === 'string'
          ? ['*']
          : Object.values(statement.Principal as Record<string, string | string[]>).flat();
      const conditioned = Object.keys(statement.Condition ?? {}).length > 0;
      return principals.filter((principal) => {
        if (principal === '*') return !conditioned;
        if (SERVICES.test(principal)) return false;
        const account = /\d{12}/.exec(principal)?.[0];
        return account === undefined || !(accounts.has(account) || principal.includes('elb-account'));
      });
    });
}

describe('any estate', () => {
  test('synthesises, with the same stacks whatever the order of the file, and without strangers or exceeded quotas', () => {
    fc.assert(
      fc.property(arbitraryEstate, (input) => {
        const estate = estateSchema.parse(input);
        const stacks = synthesise(input);
        const names = Object.keys(stacks);
        expect(new Set(names).size).toBe(names.length);
        for (const { id, regions, name } of accountsOf(estate.aws)) {
          for (const region of regions) expect(names).toContain(`prepare-aws-${name}-${region}`);
          expect(id).toMatch(/^\d{12}$/);
        }
        expect(checkQuotas(estate, awsPolicySizes(estate))).toEqual([]);
        for (const [stack, json] of Object.entries(stacks)) {
          for (const policy of policiesOf(json))
            expect({ stack, at: policy.at, strangers: strangers(policy, estate) }).toEqual({
              stack,
              at: policy.at,
              strangers: [],
            });
        }
      }),
      RUNS,
    );
  });

  test('keeps every logical id and every name when the file is reordered', () => {
    fc.assert(
      fc.property(arbitraryEstate, (input) => {
        const before = synthesise(input);
        const after = synthesise(reordered(input));
        expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
        for (const [stack, json] of Object.entries(before)) {
          const identity = (each: SynthesisedStack | undefined) =>
            Object.entries(each?.resource ?? {})
              .flatMap(([type, resources]) =>
                Object.entries(resources).map(([id, body]) => `${type}.${id} ${body.name ?? body.bucket ?? ''}`),
              )
              .sort();
          expect(identity(after[stack])).toEqual(identity(json));
        }
      }),
      RUNS,
    );
  });

  test('the stranger check itself finds a stranger', () => {
    const estate = estateSchema.parse(fc.sample(arbitraryEstate, { numRuns: 1, seed: 1 })[0]);
    const allow = (Principal: unknown) =>
      ({
        at: 'x',
        statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Principal }],
      }) as unknown as FoundPolicy;
    expect(strangers(allow('*'), estate)).toEqual(['*']);
    expect(strangers(allow({ AWS: 'arn:aws:iam::123123123123:root' }), estate)).toEqual([
      'arn:aws:iam::123123123123:root',
    ]);
    expect(
      isDeepStrictEqual(strangers(allow({ AWS: `arn:aws:iam::${estate.aws.forensic.id}:root` }), estate), []),
    ).toBe(true);
  });
});
