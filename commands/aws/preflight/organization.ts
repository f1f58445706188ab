import type { Facts } from '../facts/facts';
import { profile } from '../runbook/context';
import type { Finding, PreflightContext } from './finding';

/** What the organisation around an account does to containment. How many policies fit, a check of the file says. */
export function organization(facts: Facts, { estate }: PreflightContext): Finding[] {
  const { accountId, account } = facts;
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
  if (accountId === security.id && (facts.users.length > 0 || facts.roles.length > 0)) {
    found.push({
      severity: 'decide',
      target,
      what: 'responders sign in here, so that their role changes nothing in its IAM: users and roles are held by SCP alone',
      next: 'what IAM must say as well, break-glass puts on, and takes off again; the release knows nothing of it',
    });
  }
  found.push(...unreadPolicies(facts));
  return found;
}

const KINDS = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

function unreadPolicies({ accountId, account: { attachedPolicies } }: Facts): Finding[] {
  return (['scp', 'rcp'] as const)
    .filter((kind) => attachedPolicies[kind] === undefined)
    .map((kind) => ({
      severity: 'decide',
      target: `account ${accountId}`,
      what: `the ${kind.toUpperCase()}s attached to it could not be read: that it is 1 is a guess`,
      next:
        `write the number of those not named firebreak-… as attachedPolicies.${kind}: aws organizations list-policies-for-target ` +
        `--filter ${KINDS[kind]} --target-id ${accountId} --profile ${profile('responder', 'security')}`,
    }));
}
