import type { Estate } from '../../stacks/estate/schema';
import type { Facts, InstanceFacts, PolicyRoom, RoleFacts } from '../facts/facts';
import { ATTACHED_QUOTA, denialFor, hasNoRoom, INLINE_QUOTA } from './policy-room';
import { bystandersOf, controlFor } from './shared-role';

/** What a commander must know before containing: found out of the facts. What the file alone shows, its checks say. */
export interface Finding {
  /** stop: containment would fail or have no effect. decide: somebody must choose. note: good to know. */
  readonly severity: 'stop' | 'decide' | 'note';
  readonly target: string;
  readonly what: string;
  readonly next: string;
}

export interface PreflightContext {
  readonly estate: Estate;
  readonly isolation: 'security-group' | 'severed' | 'nacl';
}

/** Every finding about one account, the gravest first. */
export function preflight(facts: Facts, context: PreflightContext): Finding[] {
  const found = [
    ...organization(facts, context),
    ...facts.users.flatMap((user) => principal('user', user, facts, context)),
    ...facts.roles.flatMap((role) => [...principal('role', role, facts, context), ...sharedRole(role, facts)]),
    ...facts.instances.flatMap((instance) => aroundInstance(instance, context)),
  ];
  const order = ['stop', 'decide', 'note'];
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const SCPS = 10;

function organization({ accountId, account, accountQuarantine }: Facts, { estate }: PreflightContext): Finding[] {
  const target = `account ${accountId}`;
  const { management, security } = estate.aws;
  if (accountId === management.id) {
    return [
      {
        severity: 'stop',
        target,
        what: 'this is the management account: SCPs and RCPs have no effect, an administrator in it can undo the rest',
        next: 'contain every administrator of it; root user: change password and MFA, delete its keys; then set acknowledged',
      },
    ];
  }
  const found: Finding[] = account.reverters.map((name) => ({
    severity: 'decide',
    target,
    what: `${name} governs this organisation: it may take off SCPs that it did not attach`,
    next: `switch its reverting off (Landing Zone Accelerator: scpRevertChangesConfig) or watch \`firebreak status\` for drift`,
  }));
  if (accountId === security.id) {
    found.push({
      severity: 'decide',
      target,
      what: 'responders sign in here, so that their role changes nothing in its IAM: users and roles are held by SCP alone',
      next: 'switch access keys off with break-glass',
    });
  }
  if (!account.attachedPolicies) {
    found.push({
      severity: 'decide',
      target,
      what: 'the policies attached to it could not be read: attachedPolicies is a guess',
      next: `aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ${accountId}`,
    });
    return found;
  }
  const left = SCPS - account.attachedPolicies.scp;
  const needed = accountQuarantine ? 2 : 1;
  if (left < needed) {
    found.push({
      severity: 'stop',
      target,
      what: `${left} of ${SCPS} SCP slots are left, and ${needed} needed`,
      next: 'detach an SCP that is not needed meanwhile, or merge two',
    });
  } else if (left === needed) {
    found.push({
      severity: 'note',
      target,
      what: 'the last SCP slot is used: a change of the targets needs a second one for a moment',
      next: 'list every target now, or free a slot',
    });
  }
  return found;
}

function principal(
  kind: 'user' | 'role',
  { name, inlineUsed, attachedManaged }: PolicyRoom & { readonly name: string },
  { accountId }: Facts,
  { estate }: PreflightContext,
): Finding[] {
  if (accountId === estate.aws.security.id) return []; // by SCP alone
  const target = `${kind} ${name}`;
  const room = { inlineUsed, attachedManaged };
  const found: Finding[] = [];
  if (hasNoRoom(kind, room)) {
    found.push({
      severity: 'stop',
      target,
      what: `its inline policies fill the quota (${inlineUsed} of ${INLINE_QUOTA[kind]}), and ${attachedManaged.length} of ${ATTACHED_QUOTA} managed policies are attached`,
      next: 'detach a managed policy that only allows, and note it in the log; until then the SCP alone holds it',
    });
  } else if (denialFor(kind, room) === 'managed') {
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

function sharedRole(role: RoleFacts, facts: Facts): Finding[] {
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
          : 'write control: deny if they may stop; otherwise whoever holds the instance gets new credentials from its metadata service',
    },
  ];
}

function aroundInstance(instance: InstanceFacts, { isolation }: PreflightContext): Finding[] {
  const { id, isolated, autoScalingGroup, targetGroups, acls } = instance;
  const target = `instance ${id}`;
  const found: Finding[] = [];
  if (isolated) {
    found.push({
      severity: 'stop',
      target,
      what: 'it is on a group of Firebreak already: release would give that back, and leave it isolated for ever',
      next: 'find the incident that holds it (`firebreak status`), or write the groups from before into its interfaces',
    });
  }
  if (autoScalingGroup) {
    found.push({
      severity: 'decide',
      target,
      what: `it is in the Auto Scaling group ${autoScalingGroup}, which replaces it, and its evidence, when health checks fail`,
      next: `take it out before it is isolated: \`firebreak runbook\` has the command and its inverse`,
    });
  }
  if (targetGroups.length > 0) {
    found.push({
      severity: 'note',
      target,
      what: `it is a target of ${targetGroups.map((arn) => arn.split('/')[1] ?? arn).join(', ')}: users reach it until its checks fail`,
      next: 'deregister it: `firebreak runbook` has the command and its inverse',
    });
  }
  const neighbours = [...new Set(acls.flatMap((acl) => acl.neighbours))];
  if (isolation === 'nacl' && neighbours.length > 0) {
    found.push({
      severity: 'decide',
      target,
      what: `isolation by NACL cuts off the whole subnet, ${neighbours.length} neighbours included: ${neighbours.slice(0, 5).join(', ')}`,
      next: 'accept that, or choose isolation: severed',
    });
  }
  return found;
}
