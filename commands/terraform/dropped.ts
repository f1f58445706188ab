import { GetRoleCommand, GetUserCommand } from '@aws-sdk/client-iam';
import type { AwsContext } from '../../stacks/aws/aws-stack';
import { address } from '../../stacks/containment/address';
import { policyTargets, policyTargetsId } from '../../stacks/aws/containment/quarantine';
import { rolesOf } from '../../stacks/aws/containment/targets/roles';
import type { AwsTargets } from '../../stacks/incident/aws-targets';
import { CommandError } from '../cli/exit';
import { Responder } from '../aws/facts/responder';
import { thingsThere } from './emptied-stack';
import { keptTargets, managed } from './states';
import type { Unlisted } from './unlisted';

/**
 * Whether a stack that is still declared was applied for a target that the file does not list any more, by a bad merge or
 * from an old checkout: the next apply would lift its containment, and old sessions would come back to life. What AWS does
 * not have any more may go. Nor does it matter once the incident is closed. Whole stacks: vanished.ts.
 *
 * @returns what is wrong, and the next step.
 * @throws Error when the states cannot be read.
 */
export async function dropped(asked: Unlisted): Promise<CommandError | undefined> {
  const { incident, stacks, context } = asked;
  const { id, phase, aws } = incident;
  if (phase === 'close') return undefined;
  const states = await asked.states;
  const left: string[] = [];
  for (const { id: stack, account, region } of stacks.containment) {
    const state = (await states.get(stack)?.()) ?? '';
    if (stack === `${id}-quarantine`) {
      left.push(...(await thoseThere(notInPolicies(state, aws), context)));
      continue;
    }
    const targets = aws.find((one) => one.account === account);
    const things = await thingsThere(stack, targets ? notDeclared(state, targets, region) : [], asked);
    if (things.length > 0) left.push(`${stack}: ${things.join(', ')}`);
  }
  if (left.length === 0) return undefined;
  return new CommandError(
    `${id} does not list any more what is still contained, or has old sessions that must stay dead. Nothing is changed:\n  ${left.join('\n  ')}`,
    `put it back into the incident file as it was, from version control; firebreak release ${id}, firebreak close ${id}, and only then take it out`,
  );
}

/** A target of an account, as `policyTargets` calls it. */
export interface Lost {
  readonly account: string;
  readonly target: string;
}

/** Whom the policies of the organisation were about, and are not any more. */
export function notInPolicies(state: string, aws: readonly AwsTargets[]): Lost[] {
  const listed = new Map(aws.map((targets) => [policyTargetsId(targets.account), policyTargets(targets)]));
  return [...keptTargets(state)].flatMap(([name, kept]) =>
    kept
      .filter((target) => !listed.get(name)?.includes(target))
      .map((target) => ({ account: name.replace(policyTargetsId(''), ''), target })),
  );
}

/** What the state of a stack holds for no target of its account and region. */
export function notDeclared(state: string, targets: AwsTargets, region: string) {
  const names = resourceNames(targets, region);
  return managed(state).filter(({ name }) => !names.has(name));
}

/** Names of all resources that the targets may have, in any phase: release takes some off that are still listed. */
function resourceNames(targets: AwsTargets, region: string): Set<string> {
  const { users, instances, databases } = targets;
  const here = instances.filter((instance) => instance.region === region);
  return new Set([
    ...users.flatMap(({ name, accessKeys }) => [
      address('user', name),
      ...accessKeys.map(({ id }) => address('key', id)),
    ]),
    ...rolesOf(targets).map(({ name }) => address('role', name)),
    ...here.flatMap(({ vpc, interfaces, isolation, acls, dns }) => [
      ...interfaces.map(({ id }) => address('interface', id)),
      ...(isolation === 'nacl' ? acls : []).flatMap(({ subnet }) => [`${subnet}-quarantined`, `${subnet}-returned`]),
      ...(dns ? [`dns-${vpc}`] : []),
    ]),
    ...databases.filter((database) => database.region === region).map(({ kind, id }) => address(kind, id)),
  ]);
}

async function thoseThere(lost: readonly Lost[], context: AwsContext): Promise<string[]> {
  const found = await Promise.all(lost.map((one) => isDeleted(one, context)));
  return lost.filter((_, index) => !found[index]).map(({ account, target }) => `${account}: ${target}`);
}

/** Whoever cannot tell takes it for being there. */
async function isDeleted({ account, target }: Lost, { estate }: AwsContext): Promise<boolean> {
  const [kind, name] = target.split(' ');
  if (kind !== 'user' && kind !== 'role') return false;
  try {
    const iam = (await Responder.in(account, estate)).iam();
    await (kind === 'user'
      ? iam.send(new GetUserCommand({ UserName: name }))
      : iam.send(new GetRoleCommand({ RoleName: name })));
    return false;
  } catch (error) {
    return (error as Error).name === 'NoSuchEntityException';
  }
}
