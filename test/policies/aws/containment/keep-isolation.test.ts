import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { testEstate } from '../../../support/estate';
import { decide } from '../../../support/simulate';

const ec2 = (rest: string) => `arn:aws:ec2:eu-west-1:444444444444:${rest}`;
const role = (name: string) => `arn:aws:iam::444444444444:role/${name}`;

/** The other half of keep-contained.ts: what the incident keeps is who is isolated, what the guardrails keep isolates them. */
describe('what isolates is kept by the guardrails', () => {
  const guardrails = [
    guardrailPolicies(testEstate())
      .filter(({ kind, attachedTo }) => kind === 'SCP' && attachedTo === 'root')
      .map(({ document }) => document),
  ];
  const dns = (rest: string) => `arn:aws:route53resolver:eu-west-1:444444444444:${rest}`;
  const GROUP = ec2('security-group/sg-0a1b2c3d4e5f60718');
  const ACL = ec2('network-acl/acl-0a1b2c3d4e5f60718');
  const RULES = dns('firewall-rule-group/rslvr-frg-0a1b2c3d4e5f4a5b');
  const ASSOCIATION = dns('firewall-rule-group-association/rslvr-frgassoc-0a1b2c3d4e5f4a5b');

  it.each([
    ...['AuthorizeSecurityGroupEgress', 'AuthorizeSecurityGroupIngress', 'DeleteSecurityGroup'].map((a) => [a, GROUP]),
    ...['ModifySecurityGroupRules', 'RevokeSecurityGroupEgress', 'RevokeSecurityGroupIngress'].map((a) => [a, GROUP]),
    ...['CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry'].map((a) => [a, ACL]),
    ...['ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation'].map((a) => [a, ACL]),
  ])('ec2:%s on %s', async (action = '', resource) => kept(`ec2:${action}`, resource));

  it.each([
    ['CreateFirewallRule', RULES],
    ['DeleteFirewallRule', RULES],
    ['DeleteFirewallRuleGroup', RULES],
    ['UpdateFirewallRule', RULES],
    ['DisassociateFirewallRuleGroup', ASSOCIATION],
    ['UpdateFirewallRuleGroupAssociation', ASSOCIATION],
  ])('route53resolver:%s on %s', async (action, resource) => kept(`route53resolver:${action}`, resource));

  async function kept(action: string, resource?: string): Promise<void> {
    const request = { action, resource, scps: guardrails, context: { 'aws:ResourceTag/firebreak': 'containment' } };
    expect(await decide({ ...request, principal: role('Admin') })).toBe('ExplicitlyDenied');
    expect(await decide({ ...request, principal: role('firebreak/FirebreakResponder') })).toBe('Allowed');
    expect(await decide({ ...request, principal: role('Admin'), context: {} })).toBe('Allowed'); // control
  }
});
