import type { Path } from '../../../files/problem';
import { listed } from '../check';
import type { TargetPart } from './targets';

/** Something that an incident contains or borrows. */
export interface Thing {
  /** `user ci-deploy of account 444444444444` */
  readonly what: string;
  /** The same wherever the same thing is named. */
  readonly key: string;
  readonly path: Path;
}

export type Things = (part: TargetPart) => Thing[];

export const accounts: Things = ({ target, path }) => only('account', target.account, [...path, 'account']);

export const users: Things = (part) =>
  listed([...part.path, 'users'], part.target.users).flatMap(({ entry, path }) =>
    caseless(only('user', ofAccount(entry.name, part), [...path, 'name'])),
  );

export const accessKeys: Things = (part) =>
  listed([...part.path, 'users'], part.target.users).flatMap((user) =>
    listed([...user.path, 'accessKeys'], user.entry.accessKeys).flatMap(({ entry, path }) =>
      only('access key', entry.id, [...path, 'id']),
    ),
  );

export const roles: Things = (part) =>
  listed([...part.path, 'roles'], part.target.roles).flatMap(({ entry, path }) =>
    caseless(only('role', ofAccount(entry.name, part), [...path, 'name'])),
  );

/** Users and roles that get the staged managed policy: it is attached to each once. */
export const managedDenials: Things = (part) =>
  (['users', 'roles'] as const).flatMap((key) =>
    listed([...part.path, key], part.target[key]).flatMap(({ entry: { name, denial }, path }) =>
      denial === 'managed'
        ? caseless(
            only(`managed denial of the ${key === 'users' ? 'user' : 'role'}`, ofAccount(name, part), [
              ...path,
              'denial',
            ]),
          )
        : [],
    ),
  );

export const functions: Things = (part) =>
  listed([...part.path, 'functions'], part.target.functions).flatMap(({ entry, path }) =>
    only('function', ofAccount(inRegion(entry.name, entry.region), part), [...path, 'name']),
  );

export const identityCenterUsers: Things = (part) =>
  listed([...part.path, 'identityCenterUsers'], part.target.identityCenterUsers).flatMap(({ entry, path }) =>
    only('Identity Center user', ofAccount(entry.id, part), [...path, 'id']),
  );

export const instances: Things = (part) =>
  listed([...part.path, 'instances'], part.target.instances).flatMap(({ entry, path }) =>
    only('instance', entry.id, [...path, 'id']),
  );

export const interfaces: Things = (part) =>
  listed([...part.path, 'instances'], part.target.instances).flatMap((instance) =>
    listed([...instance.path, 'interfaces'], instance.entry.interfaces).flatMap(({ entry, path }) =>
      only('interface', entry.id, [...path, 'id']),
    ),
  );

/** Subnets whose NACL is exchanged; instances may share one. */
export const subnets: Things = (part) =>
  listed([...part.path, 'instances'], part.target.instances).flatMap(({ entry: { isolation, acls }, path: at }) =>
    isolation === 'nacl'
      ? listed([...at, 'acls'], acls).flatMap(({ entry, path }) => only('subnet', entry.subnet, [...path, 'subnet']))
      : [],
  );

/** VPCs in which every DNS name is blocked; instances may share one. */
export const silencedVpcs: Things = (part) =>
  listed([...part.path, 'instances'], part.target.instances).flatMap(({ entry: { dns, vpc }, path }) =>
    dns ? only('DNS of', vpc, [...path, 'dns']) : [],
  );

export const databases: Things = (part) =>
  listed([...part.path, 'databases'], part.target.databases).flatMap(({ entry, path }) =>
    entry.kind
      ? caseless(only(`DB ${entry.kind}`, ofAccount(inRegion(entry.id, entry.region), part), [...path, 'id']))
      : [],
  );

export const buckets: Things = ({ target, path: at }) =>
  listed([...at, 'buckets'], target.buckets).flatMap(({ entry, path }) => only('bucket', entry, path));

export const keys: Things = ({ target, path: at }) =>
  listed([...at, 'keys'], target.keys).flatMap(({ entry, path }) => only('key', entry, path));

/** The quarantine of the whole account. */
export const quarantines: Things = ({ target, path }) =>
  target.quarantine ? only('quarantine of account', target.account, [...path, 'quarantine']) : [];

/** None when the name is unknown. */
function only(kind: string, name: string | undefined, path: Path): Thing[] {
  return name === undefined ? [] : [{ what: `${kind} ${name}`, key: `${kind} ${name}`, path }];
}

/** IAM and RDS ignore case in names. */
function caseless(things: readonly Thing[]): Thing[] {
  return things.map((thing) => ({ ...thing, key: thing.key.toLowerCase() }));
}

function ofAccount(name: string | undefined, { target: { account } }: TargetPart): string | undefined {
  return name === undefined || account === undefined ? undefined : `${name} of account ${account}`;
}

function inRegion(name: string | undefined, region: string | undefined): string | undefined {
  return name === undefined || region === undefined ? undefined : `${name} in ${region}`;
}
