import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runbook } from '../../../../commands/runbook';
import { roleOf } from '../../../../commands/aws/runbook/context';
import type { RunbookStep } from '../../../../commands/runbook/step';
import { accountsOf } from '../../../../stacks/aws/accounts';
import { responderPolicies } from '../../../../stacks/aws/prepare/responders/responder-policies';
import type { Incident } from '../../../../stacks/incident/schema';
import { testEstate } from '../../../support/estate';
import { grantedActions } from '../../../support/granted';
import { EVERYTHING, incidentOf } from './incident';
import { invocations } from './invocations';

const estate = testEstate();
const full = incidentOf([EVERYTHING]);
const book = (incident: Incident) => runbook(incident, estate);
const lower = (text: string) => text.toLowerCase();
/** `elbv2 describe-target-health` is `elasticloadbalancing:describetargethealth`; IAM ignores the case. */
const actionOf = (operation: string) => {
  const [service = '', name = ''] = operation.split(' ');
  if (service === 's3') return 's3:putobject'; // `cp`, to and from the bucket
  return `${service.replace(/^elb(v2)?$/, 'elasticloadbalancing')}:${name.replace(/-/g, '')}`;
};
const allCommands = ({ commands, inverse }: RunbookStep) => [
  ...commands,
  ...('commands' in inverse ? inverse.commands : []),
];

describe('every command', () => {
  const files = [
    full,
    incidentOf([EVERYTHING], { sequence: 'isolate-first', reason: 'data leaves' }),
    incidentOf([{ account: '111111111111', root: true, users: EVERYTHING.users, roles: EVERYTHING.roles }]),
    incidentOf([{ account: '333333333333', users: EVERYTHING.users, roles: EVERYTHING.roles }]),
  ];
  const commands = files.flatMap((incident) => book(incident)).flatMap(allCommands);

  // The options of each operation, as aws-cli 1.45.11 has them: aws-cli-flags.py wrote the file.
  const known: Record<string, { required: string[]; optional: string[] }> = JSON.parse(
    readFileSync(join(__dirname, 'aws-cli-flags.json'), 'utf8'),
  );

  test('is an operation that the AWS CLI has, with its options and all that are required', () => {
    const calls = commands.flatMap(invocations).filter(({ operation }) => !operation.startsWith('configure set'));
    expect(calls.length).toBeGreaterThan(80);
    const wrong = calls.flatMap(({ operation, flags }) => {
      const { required, optional } = known[operation] ?? { required: ['(no such operation)'], optional: [] };
      const extra = flags.filter((flag) => ![...required, ...optional].includes(flag));
      const missing = required.filter((flag) => !flags.includes(flag));
      return extra.length + missing.length > 0 ? [{ operation, extra, missing }] : [];
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(known).sort()).toEqual([...new Set(calls.map(({ operation }) => operation))].sort());
  });

  test('is found: `aws` is a command nowhere else', () => {
    for (const command of commands) {
      const words = command.replace(/'[^']*'/g, '').match(/(?<![\w:./-])aws(?= )/g) ?? [];
      expect([command, invocations(command).length]).toEqual([command, words.length]);
    }
  });

  test('is valid shell', () => {
    execFileSync('sh', ['-n'], { input: commands.join('\n') });
  });

  test('says with whose rights, in a profile that the first step makes', () => {
    for (const incident of files) {
      const [profiles, ...steps] = book(incident);
      const made = new Set(profiles!.commands.map((command) => /profile\.([\w-]+)\.role_arn/.exec(command)?.[1]));
      for (const command of steps.flatMap(allCommands)) {
        if (command.startsWith('(export')) continue; // as the root user
        const used = [...command.matchAll(/--profile ([\w-]+)/g)].map((match) => match[1]);
        if (invocations(command).length > 0) expect([command, used.length > 0]).toEqual([command, true]);
        for (const name of used) expect(made).toContain(name);
      }
    }
  });

  test('is within the rights of the role that it is given to', async () => {
    const { investigator, responder, evidenceCustodian } = responderPolicies(estate);
    const granted = Object.fromEntries(
      await Promise.all(
        Object.entries({ investigator, responder, evidenceCustodian }).map(
          async ([role, document]) => [role, new Set((await grantedActions(document)).map(lower))] as const,
        ),
      ),
    );
    const calls = commands.flatMap(invocations).map(({ operation, profile = '' }) => {
      const role = roleOf(profile, accountsOf(estate.aws))?.role;
      return { role, action: actionOf(operation) };
    });
    const beyond = calls.filter(({ role, action }) => role && role in granted && !granted[role]!.has(action));
    expect(beyond).toEqual([]);
    expect(granted.responder).not.toContain(actionOf('iam deactivate-mfa-device')); // control: break-glass does
    expect(calls.filter(({ role }) => role === 'responder').length).toBeGreaterThan(20);
  });

  test('needs no program that a machine may lack', () => {
    for (const command of commands) expect(command).not.toMatch(/(^|[|;&(] *)(awk|jq|node|openssl|perl|python3?)\b/);
  });

  test('leaves nothing to fill in', () => {
    for (const command of commands) expect(command).not.toMatch(/<[a-z-]+>|undefined|\[object|TODO/);
  });
});
