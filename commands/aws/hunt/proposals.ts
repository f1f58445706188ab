import { accountsOf } from '../../../stacks/aws/accounts';
import type { Estate } from '../../../stacks/estate/schema';
import { ownedByAws } from '../../../stacks/incident/checks/aws/aws-roles';
import { incidentSchema, type Incident } from '../../../stacks/incident/schema';
import type { Proposed } from '../../hunt/outcome';
import { named } from './arn';
import type { Planted } from './planted';
import type { Searched } from './searched';

/** Something to contain too, as `open` takes it. */
export type Proposal = Proposed & Pick<Planted, 'kind' | 'region'>;

/** What suspects planted and took that no incident contains. */
export function proposals(found: Searched, incidents: readonly Incident[], estate: Estate): Proposal[] {
  const roles = [...found.taken].flatMap(([arn, why]) => {
    const role = named(arn);
    return role ? [{ account: role.account, kind: 'role' as const, name: role.name, why }] : [];
  });
  const things = found.planted.map(({ account, kind, name, region, call, by, at }) => ({
    account,
    kind,
    name,
    ...(region === undefined ? {} : { region }),
    why: `${call} by ${by} at ${at}`,
  }));
  const inEstate = new Set(accountsOf(estate.aws).map(({ id }) => id));
  const unique = new Map([...roles, ...things].map((one) => [`${one.account} ${one.kind} ${one.name}`, one]));
  return [...unique.values()]
    .filter((one) => inEstate.has(one.account) && !incidents.some((incident) => contains(incident, one)))
    .map((one) => ({ ...one, ...refusal(one, estate) }));
}

function contains({ phase, aws }: Incident, { account, kind, name }: Proposal): boolean {
  if (phase !== 'contain') return false;
  return aws
    .filter((targets) => targets.account === account)
    .some(({ users, roles, functions, instances, identityCenterUsers }) => {
      if (kind === 'user') return users.some((user) => user.name === name);
      if (kind === 'role')
        return roles.some((role) => role.name === name) || functions.some(({ role }) => role === name);
      if (kind === 'function') return functions.some((one) => one.name === name);
      if (kind === 'instance') return instances.some(({ id }) => id === name);
      return identityCenterUsers.some(({ id }) => name.startsWith(`${id}=`));
    });
}

function refusal({ kind, name }: Proposal, { aws }: Estate): Pick<Proposal, 'otherwise'> {
  if (kind !== 'role') return {};
  const owned = ownedByAws({ name });
  if (owned) return { otherwise: `${owned.what}; ${owned.fix}` };
  const firebreak = [...Object.values(aws.responders.roles), aws.deployment.role];
  if (!firebreak.some((role) => role.toLowerCase() === name.toLowerCase())) return {};
  return {
    otherwise:
      'a role of Firebreak, which nothing could be repaired without: contain who took it, and run npx firebreak readiness',
  };
}

const OPTIONS: Readonly<Record<Proposal['kind'], string>> = {
  user: '--user',
  role: '--role',
  function: '--function',
  instance: '--instance',
  identityCenterUser: '--identity-center-user',
};

/**
 * The command that opens a second incident for what is proposed. Not lines for the file: containment needs facts (keys and their
 * status, interfaces with their groups, policies as they were) that `open` looks up; and what is contained may be contained at
 * once, without a change to a file that is in force.
 */
export function openCommand(
  proposed: readonly Proposal[],
  { id, commander }: Pick<Incident, 'id' | 'commander'>,
  incidents: readonly Incident[],
  estate: Estate,
): string | undefined {
  const taken = proposed.filter(({ otherwise }) => otherwise === undefined);
  if (taken.length === 0) return undefined;
  const accounts = [...new Set(taken.map(({ account }) => account))];
  const targets = accounts.map((account) => {
    const options = taken
      .filter((one) => one.account === account)
      // As one word: a principal may be named `--root`.
      .map(({ kind, name }) => `${OPTIONS[kind]}=${quoted(name)}`);
    return `--aws ${nameOf(account, estate)} ${options.join(' ')}`;
  });
  return [
    `npx firebreak open ${freeId(id, incidents)} --commander=${quoted(commander)}`,
    ...targets,
    ...regions(taken, estate),
  ].join(' \\\n    ');
}

/** Where an intruder launched something in a region that nobody uses, `open` would not look for it. */
function regions(taken: readonly Proposal[], estate: Estate): string[] {
  const declared = new Set(
    accountsOf(estate.aws)
      .filter(({ id }) => taken.some(({ account }) => account === id))
      .flatMap((account) => account.regions),
  );
  const used = new Set(taken.flatMap(({ region }) => region ?? []));
  return [...used].every((region) => declared.has(region))
    ? []
    : [[...new Set([...declared, ...used])].map((region) => `--region ${quoted(region)}`).join(' ')];
}

/** `INC-42-b`, or the next letter that no incident has. */
function freeId(id: string, incidents: readonly Incident[]): string {
  const known = new Set(incidents.map((incident) => incident.id));
  const letters = [...'bcdefghijklmnopqrstuvwxyz'].map((letter) => `${id.slice(0, 30).replace(/-+$/, '')}-${letter}`);
  return letters.find((each) => !known.has(each) && incidentSchema.shape.id.safeParse(each).success) ?? '<ID>';
}

function nameOf(account: string, estate: Estate): string {
  return accountsOf(estate.aws).find(({ id }) => id === account)?.name ?? account;
}

/** As one word of a shell. */
function quoted(text: string): string {
  return /^[\w+=,.@:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
