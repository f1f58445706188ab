import { paginateListAccessKeys } from '@aws-sdk/client-iam';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { instanceIn, interfacesOf } from '../facts/instances';
import { listed } from '../facts/paging';
import type { Responder } from '../facts/responder';
import type { Check } from '../../verify/check';

/** Whether targets have got something since the file was written that it does not contain: interfaces, access keys. */
export async function grown(targets: AwsTargets, responder: Responder): Promise<Check[]> {
  const checks = await Promise.all([
    ...targets.instances.map((instance) => newInterfaces(instance, responder)),
    ...targets.users.map((user) => newKeys(user, responder)),
  ]);
  return checks;
}

async function newInterfaces(instance: AwsTargets['instances'][number], responder: Responder): Promise<Check> {
  const now = await instanceIn(instance.region, instance.id, responder);
  const known = instance.interfaces.map(({ id }) => id);
  const unknown = (now ? interfacesOf(now) : []).filter(({ id }) => !known.includes(id));
  const target = `instance ${instance.id}`;
  if (unknown.length === 0) return { target, state: 'ok', what: 'has no interface that the file does not contain' };
  const entries = unknown.map(
    ({ id, subnet, groups }) => `{ id: ${id}, subnet: ${subnet}, groups: [${groups.join(', ')}] }`,
  );
  return { target, state: 'failed', what: `add to its interfaces, and contain again: ${entries.join(', ')}` };
}

async function newKeys(user: AwsTargets['users'][number], responder: Responder): Promise<Check> {
  const pages = paginateListAccessKeys({ client: responder.iam() }, { UserName: user.name });
  const known = user.accessKeys.map(({ id }) => id);
  const active = (await listed(pages, (page) => page.AccessKeyMetadata)).flatMap(
    ({ AccessKeyId: id, Status: status }) => (id && status === 'Active' && !known.includes(id) ? [id] : []),
  );
  const target = `user ${user.name}`;
  if (active.length === 0) return { target, state: 'ok', what: 'has no active key that the file does not contain' };
  const entries = active.map((id) => `{ id: ${id}, was: Inactive }`);
  return {
    target,
    state: 'failed',
    what: `has keys made since: add to its accessKeys, and contain again: ${entries.join(', ')}`,
  };
}
