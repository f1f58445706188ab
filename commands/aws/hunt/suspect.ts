import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';
import type { Row } from '../../hunt/engine';
import { named } from './arn';

/** Somebody whose every call is the intruder's, or may be. */
export interface Suspect {
  /** Whose log has its calls. */
  readonly account: string;
  /** `session`: a session name, whichever the role: an instance, a function, a person of Identity Center. `person`: its user id. */
  readonly kind: 'root' | 'user' | 'role' | 'session' | 'key' | 'person';
  /** Without the path. */
  readonly name: string;
  /** What the queries are asked about. */
  readonly principal: string;
  /** For people: `user ci-deploy`. */
  readonly label: string;
  /** How the hunt came to it. @default - the incident file names it */
  readonly via?: string;
  /** Steps from what the incident file names. */
  readonly depth: number;
}

/** What the incident file contains. An access key is hunted as its user: every record of a user's key names the user. */
export function containedSuspects({ aws }: Pick<Incident, 'aws'>): Suspect[] {
  const all = aws.flatMap((targets) => inAccount(targets));
  return [...new Map(all.map((suspect) => [keyOf(suspect), suspect])).values()];
}

function inAccount(targets: AwsTargets): Suspect[] {
  const { account } = targets;
  const make = (kind: Suspect['kind'], name: string, label: string, principal = name): Suspect => ({
    account,
    kind,
    name,
    principal,
    label,
    depth: 0,
  });
  return [
    ...(targets.root ? [make('root', '', 'root user', `arn:aws:iam::${account}:root`)] : []),
    // By name: a failed sign-in has no ARN.
    ...targets.users.map(({ name }) => make('user', name, `user ${name}`)),
    ...targets.roles.map(({ name, path }) =>
      make('role', name, `role ${name}`, `arn:aws:iam::${account}:role${path}${name}`),
    ),
    ...targets.functions.map(({ role }) => make('role', role, `role ${role}`)),
    // The session of an instance, and of a function, has its name, also where its credentials are used elsewhere.
    ...targets.instances.map(({ id }) => make('session', id, `instance ${id}`)),
    ...targets.functions.map(({ name }) => make('session', name, `function ${name}`)),
    // Few records name the person; sessions of the portal have the user name.
    ...targets.identityCenterUsers.flatMap(({ id, name }) => [
      make('person', id, `Identity Center user ${name}`),
      make('session', name, `sessions named ${name}`),
    ]),
  ];
}

/**
 * The roles whose rights the suspects had: those that they took, and those of contained instances. They are no suspects
 * themselves, as others use them too.
 *
 * @param taken ARNs.
 */
export function rolesHeld(taken: Iterable<string>, { aws }: Pick<Incident, 'aws'>): Suspect[] {
  const role = (account: string, name: string, principal: string): Suspect => ({
    account,
    kind: 'role',
    name,
    principal,
    label: `role ${name}`,
    depth: 0,
  });
  return [
    ...[...taken].flatMap((arn) => {
      const found = named(arn);
      return found ? [role(found.account, found.name, arn)] : [];
    }),
    ...aws.flatMap(({ account, instances }) =>
      instances.flatMap(({ role: name }) => (name === undefined ? [] : [role(account, name, name)])),
    ),
  ];
}

export function keyOf({ account, kind, name }: Pick<Suspect, 'account' | 'kind' | 'name'>): string {
  // Ids of keys and people are unique; names are so within an account.
  return kind === 'key' || kind === 'person' ? `${kind} ${name}` : `${kind} ${account} ${name}`;
}

/** Who made the call, or the calls, of a row of an account's log, by the keys of suspects. */
export function callersOf(row: Row, log: string): string[] {
  const who = [row.principal, ...(Array.isArray(row.made_by) ? row.made_by : [row.made_by]), row.person];
  const keys = who.flatMap((each) => {
    const found = named(each);
    // Failed sign-ins have a name only, people of Identity Center an id.
    if (!found)
      return typeof each === 'string' ? [`person ${each}`, keyOf({ account: log, kind: 'user', name: each })] : [];
    const { account, kind, name, session } = found;
    return kind === 'session'
      ? [keyOf({ account, kind: 'role', name }), keyOf({ account, kind: 'session', name: session ?? '' })]
      : [keyOf({ account, kind, name })];
  });
  return typeof row.access_key === 'string' && row.access_key !== '' ? [...keys, `key ${row.access_key}`] : keys;
}
