import { App } from 'cdktf';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containAws } from '../../../../stacks/aws/containment/contain';
import { incidentSchema, type Incident } from '../../../../stacks/incident/schema';
import { testContext } from '../../../support/estate';
import type { SynthesisedStack } from '../../../support/synth';

export const PHASES = ['contain', 'release', 'close'] as const;
export type Phase = (typeof PHASES)[number];

export const ACCOUNT = '444444444444';
export const VPC = 'vpc-0a1b2c3d4e5f60718';

/** An incident file with a target of every kind. `change` edits a copy. */
export function incidentInput(change: (input: any) => void = () => undefined): any {
  const input = {
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: "Asha O'Rao",
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:30:00Z',
    releasedAt: '2026-11-21T09:00:00Z',
    expires: '2026-11-27T18:00:00Z',
    aws: [
      {
        account: ACCOUNT,
        quarantine: true,
        root: true,
        users: [
          {
            name: 'ci-deploy',
            accessKeys: [
              { id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' },
              { id: 'AKIAI44QH8DHBEXAMPLE', was: 'Inactive' },
            ],
          },
          { name: 'full@example.com', path: '/people/', denial: 'managed' },
        ],
        roles: [
          { name: 'App' },
          { name: 'Shared', control: 'revoke-sessions' },
          { name: 'AWSReservedSSO_Admin_0123456789abcdef', path: '/aws-reserved/sso.amazonaws.com/eu-west-1/' },
        ],
        identityCenterUsers: [{ id: '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901', name: 'mallory' }],
        instances: [
          {
            id: 'i-0a1b2c3d4e5f60718',
            region: 'eu-west-1',
            vpc: VPC,
            isolation: 'nacl',
            dns: 'rslvr-frg-0a1b2c3d4e5f4a5b',
            interfaces: [
              { id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] },
              {
                id: 'eni-0b2c3d4e5f6071829',
                subnet: 'subnet-0a1b2c3d4e5f60718',
                groups: ['sg-0b2c3d4e5f6071829', 'sg-0a1b2c3d4e5f60718'],
              },
            ],
            acls: [{ subnet: 'subnet-0a1b2c3d4e5f60718', was: 'acl-0a1b2c3d4e5f60718' }],
            volumes: ['vol-0a1b2c3d4e5f60718'],
          },
        ],
        functions: [{ name: 'thumbnail', region: 'eu-west-1', role: 'thumbnail-role' }],
        buckets: ['acme-invoices'],
        keys: [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`],
        databases: [
          { id: 'orders', kind: 'instance', region: 'eu-west-1', vpc: VPC, groups: ['sg-0a1b2c3d4e5f60718'] },
          { id: 'ledger', kind: 'cluster', region: 'eu-west-1', vpc: VPC, groups: ['sg-0b2c3d4e5f6071829'] },
        ],
      },
    ],
  };
  change(input);
  return input;
}

export function incident(phase: Phase, change?: (input: any) => void): Incident {
  return incidentSchema.parse(
    incidentInput((input) => {
      input.phase = phase;
      change?.(input);
    }),
  );
}

export type Stacks = Record<string, Partial<SynthesisedStack> & { import?: any[]; removed?: any[] }>;

/** The JSON of every containment stack, by id, empty ones too: they are how Terraform takes the rest away. */
export function synthIncidents(incidents: readonly Incident[], context = testContext()): Stacks {
  const outdir = mkdtempSync(join(tmpdir(), 'firebreak-incident-'));
  try {
    const app = new App({ outdir, skipBackendValidation: true } as never);
    containAws(app, context, incidents);
    app.synth();
    const folder = join(outdir, 'stacks');
    return Object.fromEntries(readdirSync(folder).map((id) => [id, read(join(folder, id, 'cdk.tf.json'))]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Every stack of one incident, in one phase. */
export const synthPhase = (phase: Phase, change?: (input: any) => void) => synthIncidents([incident(phase, change)]);

/** A stack's resources, as `type.name` and its arguments. */
export function resources(stack: Stacks[string] | undefined): [string, Record<string, any>][] {
  return Object.entries(stack?.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, args]): [string, Record<string, any>] => [`${type}.${name}`, args]),
  );
}

function read(file: string): Stacks[string] {
  return JSON.parse(readFileSync(file, 'utf8'), (key: string, value: unknown) => (key === '//' ? undefined : value));
}
