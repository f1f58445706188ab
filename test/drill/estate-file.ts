import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Organization } from './organization';

export const REGIONS = ['eu-west-1', 'us-east-1'];

/** Describes the drill's organisation in an estate file, as a user would. Everything that can be switched on is on. */
export function writeEstateFile(path: string, { id, rootId, accounts, vpcs }: Organization): void {
  const vpcsOf = (account: string) =>
    vpcs.filter((vpc) => vpc.account === account).map((vpc) => ({ id: vpc.id, region: vpc.region }));
  const estate = {
    version: 1,
    name: 'drill',
    escalation: [
      { name: 'Asha Rao', role: 'commander', email: 'asha@example.com', phone: '+91 22 1234 5678' },
      { name: 'Wen Li', role: 'security-lead', email: 'wen@example.com', phone: '+91 22 1234 5679' },
    ],
    aws: {
      organization: { id, rootId, settings: 'manage', serviceAccess: ['ssm.amazonaws.com'] },
      homeRegion: 'eu-west-1',
      regions: REGIONS,
      management: { id: accounts.management },
      forensic: { id: accounts.forensic },
      security: { id: accounts.security },
      members: [
        { name: 'payments', id: accounts.payments, vpcs: vpcsOf('payments') },
        { name: 'web', id: accounts.web, vpcs: vpcsOf('web') },
      ],
      trail: { mode: 'create' },
      responders: {
        roles: {
          investigator: 'FirebreakInvestigator',
          responder: 'FirebreakResponder',
          evidenceCustodian: 'FirebreakEvidenceCustodian',
          breakGlass: 'FirebreakBreakGlass',
        },
        mfa: 'aws',
      },
      detection: { detective: true },
      guardrails: {
        prevent: { longLivedKeys: true, keyPairs: true, imdsV1: true, publicBuckets: true },
      },
    },
  };
  writeFileSync(path, stringify(estate));
}
