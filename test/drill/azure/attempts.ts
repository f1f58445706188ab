import type { Progress } from '../progress';
import { ResourceManager, type Call } from './arm/manager';
import { refusals, type RefusalName } from './arm/refusals';
import type { Answer, Resource } from './arm/resource';
import { named } from './arm/resource-id';
import type { ControlPlane } from './arm/server';
import { World } from './arm/world';

interface Attempt {
  readonly name: string;
  readonly method: 'DELETE' | 'PUT';
  readonly target: Resource;
  readonly body?: unknown;
  /** Codes of Azure that may refuse it. */
  readonly refusedBy: readonly string[];
}

/** What an owner of everything tries against what was deployed; and what owners must still be able to do. */
export function tryToUndo({ world, manager }: ControlPlane, protectedIds: readonly string[], progress: Progress): void {
  progress.heading('An owner of every subscription tries to undo it: locks, retentions and policies');
  for (const attempt of attempts(world, protectedIds)) {
    const code = codeOf(manager.answer(callOf(attempt)));
    // A call that would fail anyway proves nothing.
    const otherwise = unguarded(world).answer(callOf(attempt)).status;
    const ok = attempt.refusedBy.includes(code) && otherwise < 300;
    progress.check(
      `${attempt.name}: refused`,
      ok,
      `${attempt.target.id}: ${code}; without protection HTTP ${otherwise}`,
    );
  }
  for (const target of ownThings(world)) {
    const answer = manager.answer(callOf({ method: 'DELETE', target }));
    if (answer.status < 300) world.put(target);
    progress.check(
      `delete ${target.name}, their own: as before`,
      answer.status < 300,
      `${target.id}: ${codeOf(answer)}`,
    );
  }
}

function callOf({ method, target, body }: Pick<Attempt, 'method' | 'target' | 'body'>): Call {
  return { method, path: target.id, body, headers: {}, query: new URLSearchParams() };
}

/** The same world, where nothing is refused. */
function unguarded(world: World): ResourceManager {
  const copy = new World();
  for (const resource of world.all()) copy.put(resource);
  const manager = new ResourceManager(copy);
  for (const name of Object.keys(refusals)) manager.off.add(name as RefusalName);
  return manager;
}

function attempts(world: World, protectedIds: readonly string[]): Attempt[] {
  const accounts = world.list('', 'microsoft.storage/storageaccounts').filter(({ tags }) => tags?.firebreak);
  const retentions = world.list('', 'microsoft.storage/storageaccounts/blobservices/containers/immutabilitypolicies');
  const settings = world
    .list('', 'microsoft.insights/diagnosticsettings')
    .filter(({ id, properties }) => properties.storageAccountId && protectedIds.includes(id.split('/')[2] ?? ''));
  const rules = world
    .list('', 'microsoft.network/networksecuritygroups/securityrules')
    .filter(({ name }) => name.startsWith('firebreak'));
  const flowLogs = world.list('', 'microsoft.network/networkwatchers/flowlogs');
  const groups = world.list('', 'microsoft.network/applicationsecuritygroups');
  const lock = ['ScopeLocked'];
  const retention = ['ContainerImmutabilityPolicyFailure', ...lock];
  const policy = ['RequestDisallowedByPolicy'];
  const remove = (name: string, targets: readonly Resource[], refusedBy: readonly string[]): Attempt[] =>
    targets.map((target) => ({ name: `delete ${name} ${where(target)}`, method: 'DELETE', target, refusedBy }));
  return [
    ...remove('storage account', accounts, retention),
    ...remove('retention of', retentions, retention),
    ...retentions.map((target): Attempt => ({
      name: `shorten retention of ${where(target)}`,
      method: 'PUT',
      target,
      body: { properties: { ...target.properties, immutabilityPeriodSinceCreationInDays: 1 } },
      refusedBy: retention,
    })),
    ...remove('log setting', settings, policy),
    ...settings.map((target): Attempt => ({
      name: `send elsewhere the logs of ${where(target)}`,
      method: 'PUT',
      target,
      body: { properties: { ...target.properties, storageAccountId: undefined } },
      refusedBy: policy,
    })),
    ...remove('quarantine rule', rules, policy),
    ...remove('flow log', flowLogs, policy),
    ...flowLogs.map((target): Attempt => ({
      name: `switch off flow log ${where(target)}`,
      method: 'PUT',
      target,
      body: { ...target, properties: { ...target.properties, enabled: false } },
      refusedBy: policy,
    })),
    ...remove('quarantine group', groups, policy),
  ];
}

/** Account and container of a retention; what a setting or a rule belongs to. */
function where({ id, name }: Resource): string {
  const above = named(named(id).above).last;
  return name === 'default' ? `${id.split('/')[8]}/${above}` : `${above}/${name}`;
}

/** Of the workloads: a rule and a disk of every subscription. */
function ownThings(world: World): Resource[] {
  const types = ['microsoft.network/networksecuritygroups/securityrules', 'microsoft.compute/disks'];
  return types.flatMap((type) =>
    world
      .list('', type)
      .filter(({ name }) => !name.startsWith('firebreak'))
      .slice(0, 1),
  );
}

function codeOf({ status, body }: Answer): string {
  return (body as { error?: { code: string } } | undefined)?.error?.code ?? `HTTP ${status}`;
}
