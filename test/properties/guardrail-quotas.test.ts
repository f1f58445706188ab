import fc from 'fast-check';
import { checkQuotas } from '../../stacks/estate/checks/policy-quotas';
import { guardrailPolicies, guardrailSizes } from '../../stacks/aws/prepare/guardrails/guardrail-policies';
import { policySize } from '../../policies/document';
import { testEstate } from '../support/estate';

const LIMIT = { SCP: 10_240, RCP: 5_120 };

const roleArn = fc.stringMatching(/^[A-Za-z0-9+=,.@_-]{1,64}$/).map((name) => `arn:aws:iam::444444444444:role/${name}`);
const alsoExempt = fc.uniqueArray(roleArn, { minLength: 1, maxLength: 50 });
const estateWith = (arns: string[]) => testEstate((input) => (input.aws.guardrails = { alsoExempt: arns }));

describe('with 1 to 50 further exempt roles', () => {
  it('the quota check complains exactly when a document would be too large, and says what to shorten', () => {
    fc.assert(
      fc.property(alsoExempt, (arns) => {
        const estate = estateWith(arns);
        const tooLarge = guardrailPolicies(estate).filter(({ kind, document }) => policySize(document) > LIMIT[kind]);
        const findings = checkQuotas(estate, guardrailSizes(estate));
        expect(findings).toHaveLength(tooLarge.length);
        for (const finding of findings) expect(finding.path).toEqual(['aws', 'guardrails', 'alsoExempt']);
      }),
      { numRuns: 100 },
    );
  });

  it('there is room for 5 of the longest', () => {
    const longest = Array.from({ length: 5 }, (_, i) => `arn:aws:iam::444444444444:role/${`${i}`.repeat(64)}`);
    expect(checkQuotas(estateWith(longest), guardrailSizes(estateWith(longest)))).toEqual([]);
  });

  it('50 of them do not fit (control)', () => {
    const many = Array.from({ length: 50 }, (_, i) => `arn:aws:iam::444444444444:role/pipeline-${i}`);
    expect(checkQuotas(estateWith(many), guardrailSizes(estateWith(many))).length).toBeGreaterThan(0);
  });

  it('their order does not change what is denied: every one is in every exemption', () => {
    fc.assert(
      fc.property(alsoExempt, (arns) => {
        for (const { document, attachedTo, kind } of guardrailPolicies(estateWith(arns))) {
          if (kind !== 'SCP' || attachedTo !== 'root') continue;
          for (const { Condition } of document.Statement) {
            expect(Condition?.ArnNotLike?.['aws:PrincipalArn']).toEqual(expect.arrayContaining(arns));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
