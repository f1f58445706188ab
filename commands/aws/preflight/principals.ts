import type { Facts, PolicyRoom, RoleFacts, UserFacts } from '../facts/facts';
import { profile } from '../runbook/context';
import type { Finding } from './finding';
import { ATTACHED_QUOTA, denialFor, hasNoRoom, INLINE_QUOTA } from './policy-room';
import { bystandersOf, controlFor } from './shared-role';

/** Whether a denial fits on a user or role. */
export function principal(kind: 'user' | 'role', facts: PolicyRoom & { readonly name: string }): Finding[] {
  const { name, inlineUsed, attachedManaged } = facts;
  const target = `${kind} ${name}`;
  const found: Finding[] = [];
  if (hasNoRoom(kind, facts)) {
    found.push({
      severity: 'stop',
      target,
      what: `its inline policies fill the quota (${inlineUsed} of ${INLINE_QUOTA[kind]}), and ${attachedManaged.length} of ${ATTACHED_QUOTA} managed policies are attached`,
      next: 'detach a managed policy that only allows, and note it in the log; until then the SCP alone holds it',
    });
  } else if (denialFor(kind, facts) === 'managed') {
    found.push({
      severity: 'note',
      target,
      what: `its inline policies fill the quota (${inlineUsed} of ${INLINE_QUOTA[kind]}): denied by the staged managed policy`,
      next: 'nothing; after release the SCP keeps its old sessions dead',
    });
  }
  const quarantines = attachedManaged.filter((policy) => policy.startsWith('AWSCompromisedKeyQuarantine'));
  if (quarantines.length > 0) {
    found.push({
      severity: 'note',
      target,
      what: `AWS has found its key in public and attached ${quarantines.join(', ')}: that denies abuse by cost, and contains nothing`,
      next: 'leave it on, read the case in the AWS Health dashboard, rotate the key',
    });
  }
  return found;
}

/** Keys of the security account are not in the file: a check refuses them, since no responder could switch them. */
export function securityUser({ name, accessKeys }: UserFacts): Finding[] {
  return accessKeys
    .filter(({ was }) => was === 'Active')
    .map(({ id }) => ({
      severity: 'decide',
      target: `user ${name}`,
      what: `its access key ${id} is active, and not in the file: it authenticates still, and the SCP denies what it asks for`,
      next:
        `switch it off with break-glass: aws iam update-access-key --user-name ${name} --access-key-id ${id} --status Inactive ` +
        `--profile ${profile('breakGlass', 'security')}; the inverse: --status Active`,
    }));
}

export function sharedRole(role: RoleFacts, facts: Facts): Finding[] {
  const others = bystandersOf(role, facts);
  if (others.length === 0) return [];
  const shown = others.slice(0, 5).join(', ') + (others.length > 5 ? ` and ${others.length - 5} more` : '');
  const control = controlFor(role, facts);
  return [
    {
      severity: 'decide',
      target: `role ${role.name}`,
      what: `held by ${others.length} more: ${shown}. The file says ${control}`,
      next:
        control === 'deny'
          ? 'they stop with it; accept that, or give the contained ones a role of their own'
          : 'write control: deny if they may stop; otherwise whoever holds the instance gets new credentials from its metadata service. ' +
            'The others too are without rights until theirs are renewed, which AWS does hours later: re-associate their instance profile',
    },
  ];
}
