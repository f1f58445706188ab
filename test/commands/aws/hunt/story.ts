import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Session } from '../../../../commands/session';
import { Scenario, type Call } from '../../../queries/fixtures/scenario';
import { estateInput } from '../../../support/estate';

export const PAYMENTS = '444444444444';
export const WEB = '555555555555';
export const OUTSIDE = '666666666666';
export const NOW = '2026-11-20T18:30:00Z';
export const SINCE = '2026-11-19';

const user = (name: string) => ({
  address: '198.51.100.7',
  identity: {
    type: 'IAMUser',
    principalId: `AIDA${name}`,
    arn: `arn:aws:iam::${PAYMENTS}:user/${name}`,
    accountId: PAYMENTS,
    accessKeyId: `AKIA${name}`,
    userName: name,
  },
});
const session = (account: string, role: string, key: string, name = 's') => ({
  address: '198.51.100.7',
  identity: {
    type: 'AssumedRole',
    principalId: `AROA${role}:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    accountId: account,
    accessKeyId: key,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${role}`,
        arn: roleArn(account, role),
        accountId: account,
        userName: role,
      },
    },
  },
});
const roleArn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const taken = (account: string, role: string, accessKeyId: string) => ({
  source: 'sts',
  name: 'AssumeRole',
  request: { roleArn: roleArn(account, role), roleSessionName: 's' },
  response: { credentials: { accessKeyId, expiration: 'x' } },
});

const ci = user('ci-deploy');
const deploy = session(WEB, 'deploy', 'ASIADEPLOY');
const back = session(PAYMENTS, 'back', 'ASIABACK');

/** A leaked key, its session in another account, a session back, and what each planted; beside it, others at work. */
function calls(): Call[] {
  return [
    { source: 'iam', name: 'CreateUser', as: ci, request: { userName: 'backdoor' } },
    { source: 'iam', name: 'CreateUser', as: ci, request: { userName: 'refused' }, error: 'AccessDenied' },
    { source: 'iam', name: 'CreateUser', as: ci, request: { userName: "x'; rm -rf ~ #" } },
    { source: 'iam', name: 'CreateUser', as: ci, request: { userName: 'short-lived' } },
    { source: 'iam', name: 'DeleteUser', as: ci, request: { userName: 'short-lived' } },
    { ...taken(WEB, 'deploy', 'ASIADEPLOY'), as: ci },
    { ...taken(OUTSIDE, 'mule', 'ASIAMULE'), as: ci },
    ...Array.from({ length: 6 }, (_, i) => ({ ...taken(PAYMENTS, 'batch', `ASIABATCH${i}`), as: ci })),
    {
      source: 'ec2',
      name: 'RunInstances',
      as: deploy,
      account: WEB,
      region: 'ap-south-1',
      request: { userData: 'x' },
      response: { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60718' }] } },
    },
    { ...taken(PAYMENTS, 'back', 'ASIABACK'), as: deploy, account: WEB },
    { source: 'iam', name: 'UpdateAssumeRolePolicy', as: back, request: { roleName: 'trusting' } },
    { ...taken(WEB, 'deploy', 'ASIADEPLOY'), as: back },
    { source: 'cloudtrail', name: 'StopLogging', as: user('backdoor'), request: { name: 'firebreak' } },
    {
      source: 'cloudtrail',
      name: 'StopLogging',
      as: session(PAYMENTS, 'batch', 'ASIABATCH5'),
      request: { name: 'other' },
    },
    { source: 'iam', name: 'CreateUser', as: user('somebody'), request: { userName: 'colleague' } },
    {
      source: 'iam',
      name: 'CreateRole',
      as: session(PAYMENTS, 'FirebreakResponder', 'ASIAOURS', 'asha'),
      request: { roleName: 'ours' },
    },
    // Nobody of ours: the account is none of the estate.
    {
      source: 'iam',
      name: 'CreateRole',
      as: session(OUTSIDE, 'FirebreakResponder', 'ASIATHEIRS'),
      request: { roleName: 'theirs' },
    },
  ];
}

/** Writes the log files, a file for each account, region and day. Days without a call have one of a bystander. */
export function writeLogs({ without = [] as readonly string[] } = {}): string {
  const scenario = new Scenario();
  for (const account of [PAYMENTS, WEB]) {
    for (const day of ['2026-11-01', '2026-11-19']) {
      scenario.plant({
        source: 'ec2',
        name: 'DescribeInstances',
        as: user('somebody'),
        account,
        at: `${day}T09:00:00Z`,
      });
    }
  }
  for (const call of calls()) scenario.plant({ account: PAYMENTS, ...call });
  const files = new Map<string, object[]>();
  for (const { account, record } of scenario.events) {
    const day = String(record.eventTime).slice(0, 10);
    if (without.includes(`${account} ${day}`)) continue;
    const name = `${account}_CloudTrail_${String(record.awsRegion)}_${day.replaceAll('-', '')}T0005Z_x.json`;
    files.set(name, [...(files.get(name) ?? []), record]);
  }
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-hunt-logs-'));
  for (const [name, Records] of files) writeFileSync(join(folder, name), JSON.stringify({ Records }));
  return folder;
}

/** At a fixed time. */
export class TestSession extends Session {
  override now(): string {
    return NOW;
  }
}

/** A session over the test estate and an incident that contains ci-deploy, in a folder of its own. */
export function testSession(aws: object[] = [{ account: PAYMENTS, users: [{ name: 'ci-deploy' }] }]): TestSession {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-hunt-'));
  const FIREBREAK_INCIDENTS = join(folder, 'incidents');
  const FIREBREAK_ESTATE = join(folder, 'firebreak.yaml');
  mkdirSync(FIREBREAK_INCIDENTS);
  writeFileSync(FIREBREAK_ESTATE, stringify(estateInput()));
  const incident = {
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: "Asha O'Rao",
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:10:00Z',
    expires: '2026-11-21T18:04:00Z',
    aws,
  };
  writeFileSync(join(FIREBREAK_INCIDENTS, 'INC-42.yaml'), stringify(incident));
  return new TestSession({ FIREBREAK_ESTATE, FIREBREAK_INCIDENTS }, () => undefined);
}
