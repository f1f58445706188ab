import type { PolicyDocument, Statement } from '../../../../policies/document';
import { allActions, decide, type Caller, type Decision } from '../../../support/simulate';

/** The parties of the evidence store, as the policies of `testEstate()` know them. */
const forensic = (role: string) => `arn:aws:iam::222222222222:role/${role}`;

export const FORENSIC = '222222222222';
export const ADMIN = forensic('Administrator');
export const INVESTIGATOR = forensic('firebreak/FirebreakInvestigator');
export const CUSTODIAN = forensic('firebreak/FirebreakEvidenceCustodian');
export const BREAK_GLASS = forensic('firebreak/FirebreakBreakGlass');
export const DEPLOYMENT = forensic('OrganizationAccountAccessRole');
export const REPLICATION = forensic('firebreak/FirebreakLogReplication');
export const REGIONAL_REPLICATION = forensic('firebreak/FirebreakLogReplication-us-east-1');
/** Of a region that is not in the estate. */
export const UNLISTED_REPLICATION = forensic('firebreak/FirebreakLogReplication-sa-east-1');
/** By which Firehose delivers. */
export const DELIVERY = forensic('firebreak/FirebreakLogDelivery-eu-west-1');
export const RESPONDER = 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder';
export const TRAIL = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/firebreak';
export const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-4000-8000-0123456789ab';

export const PARTIES = {
  accountId: FORENSIC,
  region: 'eu-west-1',
  organizationId: 'o-exampleorg1',
  trailArn: TRAIL,
  readers: [INVESTIGATOR, CUSTODIAN],
  administrators: [DEPLOYMENT, BREAK_GLASS],
  factWriters: [
    'arn:aws:iam::*:role/firebreak/FirebreakResponder',
    'arn:aws:iam::*:role/firebreak/FirebreakEvidenceCustodian',
  ],
  replicationRoles: [REPLICATION, REGIONAL_REPLICATION],
};

export const EVIDENCE_BUCKET = {
  ...PARTIES,
  bucket: 'acme-firebreak-evidence-222222222222',
  keyArn: KEY,
  managementAccountId: '111111111111',
  holders: [CUSTODIAN, BREAK_GLASS],
};

/** What CloudTrail sends on behalf of our trail. */
export const OUR_TRAIL = { 'aws:SourceArn': TRAIL, 's3:x-amz-acl': 'bucket-owner-full-control' };
/** … and on behalf of somebody else's. */
export const THEIR_TRAIL = {
  ...OUR_TRAIL,
  'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:999999999999:trail/firebreak',
};
/** What log delivery sends on behalf of one of our accounts. */
export const OUR_LOGS = {
  'aws:SourceOrgID': 'o-exampleorg1',
  'aws:SourceArn': 'arn:aws:logs:us-east-1:555555555555:*',
  's3:x-amz-acl': 'bucket-owner-full-control',
};
/** … and on behalf of another organisation's, and of an account in none. */
export const THEIR_LOGS = { ...OUR_LOGS, 'aws:SourceOrgID': 'o-otherorg00' };
export const NOBODYS_LOGS = { ...OUR_LOGS, 'aws:SourceOrgID': undefined };
/** Another organisation's administrator. */
export const OUTSIDER = 'arn:aws:iam::999999999999:role/firebreak/FirebreakResponder';
export const OUTSIDE = { 'aws:PrincipalOrgID': 'o-otherorg00' };

/** The policy without these statements, for negative controls. Throws when there is none of that name. */
export function without(document: PolicyDocument, ...sids: string[]): PolicyDocument {
  for (const sid of sids) {
    if (!document.Statement.some((statement) => statement.Sid === sid)) throw new Error(`no statement ${sid}`);
  }
  return { ...document, Statement: document.Statement.filter(({ Sid }) => !Sid || !sids.includes(Sid)) };
}

/** The policy with one statement changed, for negative controls. */
export function weakened(document: PolicyDocument, sid: string, change: Partial<Statement>): PolicyDocument {
  const rest = without(document, sid);
  const found = document.Statement.find((statement) => statement.Sid === sid);
  return { ...rest, Statement: [...rest.Statement, { ...found, ...change } as Statement] };
}

/** Decides every action of S3 on a bucket and its objects, or every one of KMS on a key. */
export async function decideEvery(resource: string, caller: Caller): Promise<Record<Decision, string[]>> {
  const [service, sample] = resource.startsWith('arn:aws:s3')
    ? ['s3:', 'arn:aws:s3:::sample']
    : ['kms:', 'arn:aws:kms:eu-west-1:000000000000:key/sample'];
  const decisions: Record<Decision, string[]> = { Allowed: [], ExplicitlyDenied: [], ImplicitlyDenied: [] };
  for (const { action, resources } of await allActions()) {
    if (!action.startsWith(service)) continue;
    for (const sampled of resources.filter((candidate) => candidate.startsWith(sample))) {
      const request = {
        ...caller,
        action,
        resource: sampled.replace(sample, resource),
        ...(service === 's3:' ? { resourceAccount: FORENSIC } : {}),
      };
      decisions[await decide(request)].push(action);
    }
  }
  return decisions;
}
