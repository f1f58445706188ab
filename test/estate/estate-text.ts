import { parseEstate } from '../../stacks/estate/load';
import { EstateError } from '../../stacks/estate/problem';
import type { WholeCheck } from '../../stacks/estate/checks';

/** A small valid estate file; the tests break it. */
export const VALID = `version: 1
name: acme
aws:
  organization: { id: o-exampleorg1, rootId: r-exam, settings: manage }
  homeRegion: eu-west-1
  regions: [eu-west-1, us-east-1]
  management:
    id: '111111111111'
  forensic:
    id: '222222222222'
  security:
    id: '333333333333'
  members:
    - name: payments
      id: '444444444444'
      vpcs:
        - { id: vpc-0a1b2c3d4e5f60718, region: eu-west-1 }
    - name: web
      id: '555555555555'
      regions: [us-east-1]
  trail: { mode: create }
  evidence:
    retentionDays: 365
  responders:
    roles:
      investigator: FirebreakInvestigator
      responder: FirebreakResponder
      evidenceCustodian: FirebreakEvidenceCustodian
      breakGlass: FirebreakBreakGlass
    mfa: aws
  guardrails:
    alsoExempt: []
  escalation:
    - { name: Asha Rao, role: commander, email: asha@example.com, phone: +91 22 1234 5678 }
`;

/** VALID with texts replaced; each must occur. */
export function changed(...replacements: [from: string, to: string][]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the valid estate has no ${from}`);
    return text.replace(from, () => to);
  }, VALID);
}

/** The error that a text gives; throws when it gives none or another one. */
export function estateError(text: string, checks: readonly WholeCheck[] = []): EstateError {
  return errorOf(() => parseEstate(text, 'firebreak.yaml', checks));
}

export function errorOf(load: () => unknown): EstateError {
  try {
    load();
  } catch (error) {
    if (error instanceof EstateError) return error;
    throw error;
  }
  throw new Error('expected an EstateError');
}
