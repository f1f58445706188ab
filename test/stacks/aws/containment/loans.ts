import type { Incident } from '../../../../stacks/incident/schema';
import { resources, type Stacks } from './incident';

/** What an incident file says of each borrowed thing: Terraform's address, and the attribute with its original value. */
export interface Recorded {
  readonly address: RegExp;
  readonly importId: string;
  readonly attribute: string;
  readonly original: unknown;
}

export function recorded({ aws }: Incident): Recorded[] {
  const loan = (type: string, importId: string, attribute: string, original: unknown): Recorded => ({
    address: new RegExp(`^${type}\\.[a-z]+-${importId}$`),
    importId,
    attribute,
    original,
  });
  return aws.flatMap(({ users, instances, databases }) => [
    ...users.flatMap(({ accessKeys }) =>
      accessKeys.map(({ id, was }) => loan('aws_iam_access_key', id, 'status', was)),
    ),
    ...instances.flatMap(({ interfaces }) =>
      interfaces.map(({ id, groups }) => loan('aws_network_interface', id, 'security_groups', groups)),
    ),
    ...databases.map(({ id, kind, groups }) =>
      loan(kind === 'cluster' ? 'aws_rds_cluster' : 'aws_db_instance', id, 'vpc_security_group_ids', groups),
    ),
  ]);
}

/** Needed by Terraform's schema, and without effect outside its state. */
const HARMLESS = ['apply_immediately', 'lifecycle'];

/** Everything wrong with how the stacks of a contained or released incident borrow. */
export function faults(stacks: Stacks, incident: Incident): string[] {
  const found: string[] = [];
  const loans = recorded(incident);
  const imports = Object.values(stacks).flatMap((stack) => stack.import ?? []);
  const all = new Map(Object.values(stacks).flatMap((stack) => resources(stack)));
  for (const { id, to } of imports) {
    if (!loans.some((loan) => loan.importId === id && loan.address.test(to))) found.push(`${to} is imported`);
  }
  for (const { address, importId, attribute, original } of loans) {
    const own = [...all].filter(([name]) => address.test(name));
    const [name, args] = own[0] ?? [];
    if (own.length !== 1 || !name || !args) {
      found.push(`${importId} is there ${own.length} times`);
      continue;
    }
    if (!imports.some(({ id, to }) => id === importId && to === name)) found.push(`${name} is not imported`);
    if (args.lifecycle?.prevent_destroy !== true) found.push(`${name} can be destroyed`);
    const changed = Object.keys(args).filter((key) => !args.lifecycle?.ignore_changes?.includes(key));
    if (changed.filter((key) => !HARMLESS.includes(key)).join() !== attribute)
      found.push(`${name} changes ${changed.join()}`);
    if (incident.phase === 'release' && JSON.stringify(args[attribute]) !== JSON.stringify(original)) {
      found.push(`${name} is given back as ${JSON.stringify(args[attribute])}`);
    }
    if (
      incident.phase === 'contain' &&
      attribute !== 'status' &&
      !/^\["\$\{data\./.test(JSON.stringify(args[attribute]))
    ) {
      found.push(`${name} is not isolated`);
    }
  }
  return found;
}

/** Everything that a closed incident still holds. What a stack is told when it runs is in no cloud and in no state. */
export function remains(stacks: Stacks): string[] {
  return Object.entries(stacks).flatMap(
    ([id, { provider: _p, terraform: _t, variable: _v, removed = [], ...rest }]) => [
      ...Object.keys(rest).map((block) => `${id}: ${block}`),
      ...removed.filter(({ lifecycle }) => lifecycle.destroy !== false).map(({ from }) => `${id}: destroys ${from}`),
    ],
  );
}

/** Addresses in Terraform's state that must not be destroyed. */
export function lent(stacks: Stacks): string[] {
  return Object.values(stacks).flatMap((stack) =>
    resources(stack)
      .filter(([, { lifecycle }]) => lifecycle?.prevent_destroy)
      .map(([address]) => address),
  );
}
