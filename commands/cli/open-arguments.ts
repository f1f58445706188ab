import type { ParseArgsConfig } from 'node:util';
import { AWS_REGIONS } from '../../stacks/estate/regions';
import type { Asked, Region } from '../aws/facts/facts';
import { readArguments } from './arguments';
import { UsageError } from './exit';

/** What `firebreak open` was told. */
export interface OpenArguments {
  readonly id: string;
  readonly commander: string;
  readonly isolateFirst?: string;
  readonly isolation: 'security-group' | 'severed' | 'nacl';
  /** Block every DNS name for the VPCs of the instances. */
  readonly dns: boolean;
  /** Where to look. @default - the regions of each account in the estate */
  readonly regions?: readonly Region[];
  readonly aws: readonly Asked[];
}

/** Options that name a target of the account before them, and where each goes. */
const TARGETS = {
  user: 'users',
  role: 'roles',
  'identity-center-user': 'identityCenterUsers',
  instance: 'instances',
  function: 'functions',
  bucket: 'buckets',
  key: 'keys',
  database: 'databases',
} as const;

const SWITCHES = { root: 'root', 'account-quarantine': 'accountQuarantine' } as const;

const MODES = ['security-group', 'severed', 'nacl'] as const;

export const OPEN_OPTIONS = {
  aws: { type: 'string', multiple: true },
  commander: { type: 'string' },
  'isolate-first': { type: 'string' },
  isolation: { type: 'string' },
  dns: { type: 'boolean' },
  region: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  ...Object.fromEntries(Object.keys(TARGETS).map((name) => [name, { type: 'string', multiple: true }])),
  ...Object.fromEntries(Object.keys(SWITCHES).map((name) => [name, { type: 'boolean' }])),
} as const satisfies ParseArgsConfig['options'];

/**
 * Reads the command line: a target belongs to the `--aws` before it, so that one incident can span accounts.
 *
 * @throws UsageError
 */
export function openArguments(args: readonly string[]): OpenArguments {
  const { values, positionals, tokens } = readArguments('open', {
    args: [...args],
    options: OPEN_OPTIONS,
    allowPositionals: true,
    tokens: true,
  });
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new UsageError('open takes one id', 'firebreak open INC-42 --aws <account> …');
  const commander = values.commander as string | undefined;
  if (!commander) throw new UsageError('nobody commands', 'add --commander NAME');
  const aws: Mutable[] = [];
  for (const token of tokens) if (token.kind === 'option') take(token.name, token.value, aws);
  if (aws.length === 0) throw new UsageError('no account is named', 'add --aws <account id or name>');
  for (const asked of aws) hasTargets(asked);
  return {
    id,
    commander,
    isolateFirst: values['isolate-first'] as string | undefined,
    isolation: oneOf(MODES, (values.isolation as string | undefined) ?? 'security-group', '--isolation'),
    dns: values.dns === true,
    regions: (values.region as string[] | undefined)?.map((region) => oneOf(AWS_REGIONS, region, '--region')),
    aws,
  };
}

type Mutable = { -readonly [Key in keyof Asked]: Asked[Key] extends readonly string[] ? string[] : Asked[Key] };

function take(name: string, value: string | undefined, aws: Mutable[]): void {
  if (name === 'aws') {
    aws.push(nothingIn(value ?? ''));
    return;
  }
  const isTarget = name in TARGETS || name in SWITCHES;
  const account = aws.at(-1);
  if (!isTarget) return;
  if (value === '') throw new UsageError(`--${name} names nothing`, `give what is to be contained: --${name} …`);
  if (!account)
    throw new UsageError(`--${name} stands before any --aws`, 'name the account first: --aws <account id or name>');
  if (name in SWITCHES) account[SWITCHES[name as keyof typeof SWITCHES]] = true;
  else account[TARGETS[name as keyof typeof TARGETS]].push(value ?? '');
}

function nothingIn(account: string): Mutable {
  const lists = Object.fromEntries(Object.values(TARGETS).map((list) => [list, [] as string[]]));
  return { account, root: false, accountQuarantine: false, ...lists } as unknown as Mutable;
}

function hasTargets(asked: Asked): void {
  const lists = Object.values(TARGETS).some((list) => asked[list].length > 0);
  if (lists || asked.root || asked.accountQuarantine) return;
  const options = [...Object.keys(TARGETS), ...Object.keys(SWITCHES)].map((name) => `--${name}`).join(', ');
  throw new UsageError(`nothing is to be contained in ${asked.account}`, `add one of ${options}`);
}

function oneOf<T extends string>(allowed: readonly T[], value: string, option: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found) return found;
  throw new UsageError(`${option} is '${value}'`, `allowed: ${allowed.join(', ')}`);
}
