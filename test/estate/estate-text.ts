import { parseEstate } from '../../stacks/estate/load';
import type { FileError } from '../../stacks/files/file-error';
import type { WholeCheck } from '../../stacks/estate/checks';
import { edited, errorOf } from '../support/files';

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
  return edited(VALID, replacements);
}

/** The error that a text gives; throws when it gives none or another one. */
export function estateError(text: string, checks: readonly WholeCheck[] = []): FileError {
  return errorOf(() => parseEstate(text, 'firebreak.yaml', checks));
}
