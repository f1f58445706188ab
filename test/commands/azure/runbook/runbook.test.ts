import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureNotStopped } from '../../../../commands/azure/not-stopped';
import { azureRunbook } from '../../../../commands/azure/runbook';
import type { RunbookStep } from '../../../../commands/runbook/step';
import { azureContext } from '../../../support/azure-estate';
import { everythingInAzure } from './incident';

const { estate } = azureContext();
const incident = everythingInAzure();
const steps = azureRunbook(incident, estate);
const commandsOf = ({ commands, inverse }: RunbookStep) => [
  ...commands,
  ...('commands' in inverse ? inverse.commands : []),
];
const commands = steps.flatMap(commandsOf);

/** Options of each command, as azure-cli 2.91.0 has them: az-flags.py wrote the file. An option has several names. */
const known: Record<string, { required: string[]; optional: string[] }> = JSON.parse(
  readFileSync(join(__dirname, 'az-flags.json'), 'utf8'),
);
const GLOBAL = ['output', 'query', 'subscription'];

interface Call {
  readonly command: string;
  readonly flags: readonly string[];
}

/** Calls of the Azure CLI within a shell command, however deep. */
function callsOf(text: string): Call[] {
  const inner = /\$\(([^()]*)\)/.exec(text.replace(/'[^']*'/g, 'TEXT'));
  const rest = text.replace(/'[^']*'/g, 'TEXT');
  if (inner) return [...callsOf(inner[1]!), ...callsOf(rest.replace(inner[0], 'INNER'))];
  return rest.split(/;|\|\||&&|\||\bdo\b/).flatMap((part) => {
    const [, command, flags = ''] = /(?:^|\s)az\s+([a-z][a-z-]*(?:\s+[a-z][a-z-]*)*)(.*)$/.exec(part) ?? [];
    return command ? [{ command, flags: [...flags.matchAll(/\s--([a-z-]+)/g)].map((flag) => flag[1]!) }] : [];
  });
}

const calls = commands.flatMap(callsOf);

test('every command is one that the Azure CLI has, with its options', () => {
  expect(calls.length).toBeGreaterThan(30);
  const wrong = calls.flatMap(({ command, flags }) => {
    const { required, optional } = known[command] ?? { required: ['(no such command)'], optional: [] };
    const extra = flags.filter((flag) => ![...required, ...optional, ...GLOBAL].includes(flag));
    return !known[command] || extra.length > 0 ? [{ command, extra }] : [];
  });
  expect(wrong).toEqual([]);
  expect(Object.keys(known).sort()).toEqual([...new Set(calls.map(({ command }) => command))].sort());
});

test('the check sees an option that does not exist', () => {
  const [call] = callsOf('az ad user update --id x --account-disabled true');
  expect(known[call!.command]!.optional.concat(known[call!.command]!.required)).not.toContain('account-disabled');
});

test.each(commands)('the shell reads: %s', (command) => {
  expect(() => execFileSync('sh', ['-n', '-c', command])).not.toThrow();
});

test('every step has an id of its own, and every target has a step', () => {
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  expect(steps.map(({ id, moment }) => `${moment} ${id}`)).toMatchSnapshot();
});

test('what is changed is written down before, and the inverse reads it', () => {
  const changing = steps.filter(({ id }) => /^(disable|roles|connections)-/.test(id));
  expect(changing).toHaveLength(5);
  for (const step of changing) {
    const [, file] = / > (\S+)$/.exec(step.commands[0]!) ?? [];
    expect(commandsOf({ ...step, commands: [] }).join('\n')).toContain(file);
  }
});

test('role assignments come back under their own names', () => {
  const { inverse } = steps.find(({ id }) => id === 'roles-00000000-0000-4000-8000-0000000000c3')!;
  expect('commands' in inverse && inverse.commands[0]).toMatch(/role assignment create --name "\$\(.*\.name\)"/);
});

test('what is not stopped is said of every target', () => {
  const targets = [...new Set(azureNotStopped(incident, estate).map(({ target }) => target))];
  expect(targets).toEqual([
    'user jo@example.com',
    'service principal ci-deploy',
    'managed identity shop',
    'machine shop',
    'virtual network payments-north',
    'storage account shopdata',
    'key vault shop-vault',
    expect.stringMatching(/^subscription /),
  ]);
});

test('without the licence, what is said of an application begins with what is not done at all', () => {
  const said = (workloadIdentities: boolean) =>
    azureNotStopped(incident, azureContext((input) => (input.azure.identity = { workloadIdentities })).estate).filter(
      ({ target }) => target === 'service principal ci-deploy',
    )[0]!.what;
  expect(said(false)).toMatch(/^everything, until the runbook is done/);
  expect(said(true)).toMatch(/^applications of other tenants/);
});

test('an incident that is not in Azure has no steps', () => {
  const { azure: _azure, ...elsewhere } = incident;
  expect(azureRunbook(elsewhere, estate)).toEqual([]);
});
