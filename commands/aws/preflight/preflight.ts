import type { Facts } from '../facts/facts';
import { aroundDatabase, aroundInstance } from './isolation';
import { dns } from './dns';
import type { Finding, PreflightContext } from './finding';
import { organization } from './organization';
import { principal, securityUser, sharedRole } from './principals';

/** Every finding about one account, the gravest first. */
export function preflight(facts: Facts, context: PreflightContext): Finding[] {
  const bySecurityAccount = facts.accountId === context.estate.aws.security.id;
  const found = [
    ...organization(facts, context),
    // In the security account they are held by SCP alone: IAM has no part in it.
    ...(bySecurityAccount ? facts.users.flatMap(securityUser) : principals(facts)),
    ...facts.roles.flatMap((role) => sharedRole(role, facts)),
    ...facts.instances.flatMap((instance) => aroundInstance(instance, context)),
    ...dns(facts, context),
    ...facts.databases.flatMap(aroundDatabase),
    ...unread(facts),
  ];
  const order = ['stop', 'decide', 'note'];
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function principals({ users, roles }: Facts): Finding[] {
  return [...users.flatMap((user) => principal('user', user)), ...roles.flatMap((role) => principal('role', role))];
}

function unread({ accountId, unread: failed }: Facts): Finding[] {
  if (failed.length === 0) return [];
  return [
    {
      severity: 'decide',
      target: `account ${accountId}`,
      what: `the record of the IAM state lacks ${failed.join('; ')}`,
      next: 'read it by hand with the investigator role, and keep it with the evidence: an administrator may change it meanwhile',
    },
  ];
}
