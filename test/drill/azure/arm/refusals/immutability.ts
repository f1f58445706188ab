import { extensions } from '../kinds/storage';
import { failure } from '../resource';
import { within, type Refusal } from './attempt';

const POLICIES = 'microsoft.storage/storageaccounts/blobservices/containers/immutabilitypolicies';

/**
 * A locked policy can only be extended, and five times; neither it nor what it is on can be deleted. Azure would let an empty
 * container go; containers of evidence are not empty, and the drill writes no blobs.
 * https://learn.microsoft.com/azure/storage/blobs/immutable-time-based-retention-policy-overview
 */
export const lockedRetention: Refusal = ({ world, method, id, type, action, body }) => {
  const locked = world.list('', POLICIES).filter(({ properties }) => properties.state === 'Locked');
  if (method === 'DELETE') {
    const held = locked.find((policy) => within(policy.id, id));
    return held && failure(409, 'ContainerImmutabilityPolicyFailure', `${held.id} is locked; ${id} cannot be deleted.`);
  }
  const policy = locked.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (type !== POLICIES || !policy) return undefined;
  const [days, now] = [
    body?.properties?.immutabilityPeriodSinceCreationInDays,
    policy.properties.immutabilityPeriodSinceCreationInDays,
  ];
  if (action === 'extend' && days > now && extensions(policy) < 5) return undefined;
  return failure(
    409,
    'ContainerImmutabilityPolicyFailure',
    `${policy.id} is locked: it can be extended, nothing else.`,
  );
};
