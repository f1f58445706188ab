import type { HuntRecord } from '../../../commands/hunt/record';
import type { DrillRecord } from '../../../commands/readiness/drill-record';
import { incidentSchema, type Incident } from '../../../stacks/incident/schema';
import { testEstate } from '../../support/estate';

/** A leaked key, as it goes: found out after two days, contained within minutes, released the next morning. */
export const estate = testEstate((input) => {
  input.escalation.push(
    { name: 'Tomás Silva', role: 'security-lead', email: 'tomas@example.com', phone: '+351 21 555 0102' },
    { name: 'Wen Li', role: 'infrastructure', email: 'wen@example.com', phone: '+65 6555 0104' },
    { name: 'Ingrid Berg', role: 'legal', email: 'ingrid@example.com', phone: '+47 22 55 01 03' },
  );
  input.notifications = [
    { what: 'Notify the Data Protection Board of India (DPDP rule 7)', withinHours: 72 },
    { what: 'Notify the supervisory authority (GDPR article 33)', withinHours: 72, to: 'Ingrid Berg files the form' },
    { what: 'Early warning to the national CSIRT (NIS2 article 23)', withinHours: 24 },
  ];
});

export const NOW = '2026-11-21T20:00:00Z';
export const CONTAINED = '2026-11-20T18:12:40Z';
const KEY = 'AKIAIOSFODNN7EXAMPLE';

export const incident: Incident = incidentSchema.parse({
  version: 1,
  id: 'INC-42',
  declaredAt: '2026-11-20T18:04:00Z',
  commander: 'Asha Rao',
  phase: 'release',
  sessionCutoff: '2026-11-20T18:19:00Z',
  releasedAt: '2026-11-21T08:00:00Z',
  expires: '2026-11-21T18:04:00Z',
  aws: [
    {
      account: '444444444444',
      users: [{ name: 'ci-deploy', path: '/ci/', accessKeys: [{ id: KEY, was: 'Active' }] }],
      roles: [{ name: 'app', control: 'revoke-sessions' }],
      instances: [
        {
          id: 'i-0a1b2c3d4e5f60718',
          region: 'eu-west-1',
          vpc: 'vpc-0a1b2c3d4e5f60718',
          isolation: 'security-group',
          interfaces: [
            { id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] },
          ],
          volumes: ['vol-0a1b2c3d4e5f60718'],
          role: 'app',
        },
      ],
    },
  ],
  deadlines: [
    {
      what: 'Early warning to the national CSIRT (NIS2 article 23)',
      by: '2026-11-21T18:04:00Z',
      done: '2026-11-21T10:30:00Z',
    },
  ],
  notes: 'The first alert was GuardDuty’s, for calls of ci-deploy from an unknown network.',
  log: [
    {
      at: '2026-11-20T18:04:00Z',
      who: 'asha',
      what: 'opened; facts looked up, nothing changed',
      told: ['Tomás Silva'],
    },
    {
      at: '2026-11-20T18:09:10Z',
      who: 'asha',
      what: 'contain: INC-42-evidence-payments-eu-west-1: created ebs snapshot snap-0a1b2c3d4e5f60718, created ebs snapshot copy snap-0b1b2c3d4e5f60718, created flow log fl-0a1b2c3d4e5f60718',
    },
    {
      at: '2026-11-20T18:10:02Z',
      who: 'asha',
      what: 'contain: INC-42-quarantine: created organizations policy p-0a1b2c3d',
    },
    {
      at: '2026-11-20T18:11:15Z',
      who: 'asha',
      what: `contain: INC-42-identities-payments: created iam user policy ci-deploy:INC-42, changed iam access key ${KEY}`,
    },
    { at: CONTAINED, who: 'asha', what: 'contain: complete, effect verified' },
    { at: '2026-11-20T18:20:00Z', who: 'tomas', what: 'called infrastructure', told: ['Wen Li'] },
    { at: '2026-11-20T19:30:00Z', who: 'wen', what: 'runbook tell-aws: done' },
    { at: '2026-11-20T21:00:00Z', who: 'wen', what: 'runbook password-ci-deploy: done' },
    {
      at: '2026-11-21T07:10:00Z',
      who: 'tomas',
      what: 'recovery root-cause: done, the key was in a public repository since 18 November; the repository is private, the key deleted',
    },
    { at: '2026-11-21T08:02:00Z', who: 'asha', what: 'release: complete' },
    { at: '2026-11-21T08:30:00Z', who: 'wen', what: `runbook replace-key-${KEY}: done` },
    {
      at: '2026-11-21T09:00:00Z',
      who: 'tomas',
      what: 'recovery persistence: done, backup-admin and its key are deleted',
    },
  ],
});

export const INTRUDER = 'arn:aws:iam::444444444444:user/ci/ci-deploy';
export const COLLEAGUE = 'arn:aws:sts::444444444444:assumed-role/terraform/run-7';
export const RESPONDER = 'arn:aws:sts::444444444444:assumed-role/FirebreakResponder/asha';

export type Call = HuntRecord['findings'][number]['calls'][number];

export const call = (at: string, what: string, more: Partial<Call> = {}): Call => ({
  at,
  who: INTRUDER,
  what,
  ...more,
});

/** One call a second. */
export const burst = (from: string, number: number, what: string, more: Partial<Call> = {}): Call[] =>
  [...Array(number).keys()].map((second) =>
    call(new Date(Date.parse(from) + second * 1000).toISOString().replace('.000Z', 'Z'), what, more),
  );

export const found = (
  kind: string,
  query: string,
  calls: Call[],
  more: Partial<HuntRecord['findings'][number]> = {},
): HuntRecord['findings'][number] => ({
  class: kind,
  query,
  account: '444444444444',
  rows: calls.length,
  calls,
  ...more,
});

const looking = [
  call('2026-11-18T22:00:00Z', '31 kinds of reading calls, 40 refusals within an hour, from 198.51.100.0/24'),
];
const first = [
  call('2026-11-18T22:41:07Z', 'sts:GetCallerIdentity'),
  ...burst('2026-11-18T22:41:20Z', 40, 'iam:ListUsers', { refused: 'AccessDenied' }),
];
const planting = [
  call('2026-11-20T17:51:00Z', 'iam:CreateUser backup-admin'),
  call('2026-11-20T17:51:12Z', 'iam:CreateAccessKey backup-admin'),
  call('2026-11-20T18:09:31Z', 'iam:CreateUser backup-admin2'),
];
const reading = burst('2026-11-20T17:58:00Z', 160, 's3:GetObject acme-orders');

export const hunt: HuntRecord = {
  version: 1,
  incident: 'INC-42',
  at: '2026-11-21T09:40:00Z',
  since: '2026-11-01',
  engine: 'athena',
  findings: [
    found('reconnaissance', 'reconnaissance', looking),
    found('persistence', 'persistence-identities', [
      ...planting,
      call('2026-11-20T09:15:00Z', 'iam:CreateRole web-task', { who: COLLEAGUE }),
      call('2026-11-20T18:11:14Z', 'iam:PutUserPolicy ci-deploy', { who: RESPONDER }),
    ]),
    found('pivots', 'assume-role-pivots', [
      call('2026-11-20T17:55:10Z', 'sts:AssumeRole arn:aws:iam::999999999999:role/reports'),
    ]),
    found('exfiltration', 'sharing', [
      call('2026-11-20T18:13:05Z', 'ec2:ModifySnapshotAttribute snap-0a1b2c3d4e5f60718', { refused: 'AccessDenied' }),
    ]),
    found('data-access', 'data-access', [
      call(
        '2026-11-20T17:58:00Z',
        's3:GetObject acme-orders: 172 calls (12 refused or failed), 1.2 GB from 198.51.100.0/24',
      ),
    ]),
    found('activity', 'principal-activity', [...first, ...planting, ...reading].slice(0, 200), { rows: 4_812 }),
  ],
  contacts: [{ account: '999999999999', why: 'the role arn:aws:iam::999999999999:role/reports was taken from here' }],
  proposals: ['user backup-admin2 in payments (444444444444): made by ci-deploy on 2026-11-20 18:09:31'],
  unanswered: [],
};

export const drill: DrillRecord = { finishedAt: '2026-11-02T11:00:00Z', passed: 212, failed: 0, seconds: 470 };
