import type { Facts, InstanceFacts } from '../facts/facts';
import type { Finding, PreflightContext } from './finding';

/** The resolver of a VPC, which no security group or NACL filters: once for each VPC with instances. */
export function dns(facts: Facts, context: PreflightContext): Finding[] {
  const vpcs = new Map(facts.instances.map((instance) => [instance.vpc, instance]));
  return [...vpcs.values()].map((instance) => finding(instance, facts, context));
}

function finding(
  { vpc, region, dnsRuleGroup }: InstanceFacts,
  { accountId }: Facts,
  context: PreflightContext,
): Finding {
  const target = `DNS of ${vpc}`;
  const whole = 'for the whole VPC, neighbours included';
  if (!dnsRuleGroup) {
    return {
      severity: context.dns ? 'decide' : 'note',
      target,
      what: `it stays open, and data can leave in names: no rule group firebreak-deny-all waits in ${region} of ${accountId}`,
      next: `deploy the prepare-aws stack of the account and region; then write its id as dns: into the instances`,
    };
  }
  if (context.dns) {
    return {
      severity: 'decide',
      target,
      what: `every name is blocked ${whole}`,
      next: 'accept that, or take dns: out of the instances',
    };
  }
  return {
    severity: 'note',
    target,
    what: 'it stays open: data can leave in names, which no security group or NACL filters',
    next: `to block every name ${whole}, write dns: ${dnsRuleGroup} into the instance`,
  };
}
