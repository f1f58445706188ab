import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ADDITIVE } from '../../../policies/linter/additive';
import { BORROWED } from '../../../policies/linter/borrowed';
import { EVIDENCE } from '../../../policies/linter/evidence';
import { lintContainment, lintEvidence } from '../../../policies/linter/lint';
import { insteadOf } from '../../../policies/linter/refused';
import { containment, evidence, LEDGER } from './fixtures';

const lib = (provider: string) => join(dirname(require.resolve(`@cdktf/provider-${provider}/package.json`)), 'lib');
const bindings = (type: string) =>
  readFileSync(join(lib('aws'), type.replace(/^aws_/, '').replaceAll('_', '-'), 'index.d.ts'), 'utf8');

/** Every resource type of the providers, but for what its folder name does not say (`-a` of a few S3 types). */
const everyType = ['aws', 'azurerm', 'azuread'].flatMap((provider) =>
  readdirSync(lib(provider))
    .filter((name) => !/^(data-|provider$|index|.*\.)/.test(name))
    .map((folder) => `${provider}_${folder.replaceAll('-', '_')}`),
);
/** Newer than the bindings, or of Terraform itself. */
const WITHOUT_BINDINGS = ['azurerm_network_security_perimeter_association', 'terraform_data'];

const refusedIn = (type: string) => ({
  containment: lintContainment(
    's',
    containment((json) => (json.resource[type] = { x: {} })),
    LEDGER,
  ).some(({ rule, address }) => rule === 'known-types' && address === `${type}.x`),
  evidence: lintEvidence(
    's',
    evidence((json) => (json.resource[type] = { x: {} })),
    'INC-42',
  ).some(({ rule, address }) => rule === 'outlives-the-incident' && address === `${type}.x`),
});

test('every type of the providers that is on no list is refused, in both kinds of stack', () => {
  expect(everyType.length).toBeGreaterThan(2500);
  const let_in = (kind: 'containment' | 'evidence') => everyType.filter((type) => !refusedIn(type)[kind]).sort();
  expect(let_in('containment')).toEqual(
    [...Object.keys(ADDITIVE), ...Object.keys(BORROWED)].filter((type) => !WITHOUT_BINDINGS.includes(type)).sort(),
  );
  expect(let_in('evidence')).toEqual(Object.keys(EVIDENCE).sort());
});

test('what a stack may hold: a type comes only when somebody changes this list', () => {
  expect({
    additive: Object.keys(ADDITIVE),
    borrowed: Object.entries(BORROWED).map(([type, { attribute, taken }]) => `${type}.${attribute} by ${taken}`),
    evidence: Object.entries(EVIDENCE).map(([type, { slow }]) => `${type}${slow ? ' (slow)' : ''}`),
  }).toMatchInlineSnapshot(`
   {
     "additive": [
       "aws_iam_role_policy",
       "aws_iam_role_policy_attachment",
       "aws_iam_user_policy",
       "aws_iam_user_policy_attachment",
       "aws_organizations_policy",
       "aws_organizations_policy_attachment",
       "aws_route53_resolver_firewall_rule_group_association",
       "aws_security_group",
       "azuread_conditional_access_policy",
       "azuread_group_member",
       "azurerm_management_lock",
       "azurerm_network_interface_application_security_group_association",
       "azurerm_network_manager_static_member",
       "azurerm_network_security_perimeter_association",
       "azurerm_subscription_policy_assignment",
       "terraform_data",
     ],
     "borrowed": [
       "aws_iam_access_key.status by import",
       "aws_network_interface.security_groups by import",
       "aws_network_acl_association.network_acl_id by creation",
       "aws_db_instance.vpc_security_group_ids by import",
       "aws_rds_cluster.vpc_security_group_ids by import",
     ],
     "evidence": [
       "aws_ebs_snapshot (slow)",
       "aws_ebs_snapshot_copy (slow)",
       "aws_snapshot_create_volume_permission",
       "aws_flow_log",
       "aws_s3_object",
       "azurerm_snapshot (slow)",
     ],
   }
  `);
});

test('any other word is refused, those that every JavaScript object knows included', () => {
  const known = new Set([...Object.keys(ADDITIVE), ...Object.keys(BORROWED), ...Object.keys(EVIDENCE)]);
  const words = fc.oneof(
    fc.constantFrom(
      'constructor',
      'toString',
      'hasOwnProperty',
      'aws_',
      'AWS_IAM_USER_POLICY',
      'azurerm_role_assignment',
    ),
    fc.stringMatching(/^[a-z]{2,8}(_[a-z0-9]{1,12}){1,4}$/),
  );
  fc.assert(
    fc.property(words, (type) => {
      fc.pre(!known.has(type));
      expect(refusedIn(type)).toEqual({ containment: true, evidence: true });
    }),
  );
});

test.each(Object.entries(BORROWED))(
  '%s: Terraform ignores every argument but one',
  (type, { attribute, ignored, taken }) => {
    const config = /export interface \w+Config extends[^{]*\{(.*?)\n\}/s.exec(bindings(type))![1]!;
    const every = [...config.matchAll(/docs\/resources\/\w+#(\w+) /g)].map((match) => match[1]!);
    const settled = new Set(['id', 'timeouts', 'apply_immediately', attribute]);
    expect(every).toContain(attribute);
    if (taken === 'import') expect([...ignored].sort()).toEqual(every.filter((name) => !settled.has(name)).sort());
  },
);

test.each([
  'aws_iam_role_policies_exclusive',
  'aws_iam_user_policy_attachments_exclusive',
  'aws_iam_policy_attachment',
  'aws_iam_role',
  'aws_iam_user',
  'aws_iam_user_login_profile',
  'aws_iam_user_group_membership',
  'aws_network_interface_sg_attachment',
  'aws_ec2_instance_state',
  'aws_instance',
  'aws_default_security_group',
  'aws_default_network_acl',
  'aws_network_acl',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_s3_bucket_policy',
  'aws_kms_key_policy',
  'aws_s3_bucket',
  'aws_kms_key',
  'aws_lambda_function',
  'aws_organizations_account',
  'aws_s3_bucket_public_access_block',
  'aws_ssoadmin_permission_set_inline_policy',
  'aws_lambda_invocation',
  'aws_ssm_association',
  'aws_lb_target_group_attachment',
  'aws_elb_attachment',
  'aws_autoscaling_attachment',
  'aws_route_table_association',
  'null_resource',
  'local_file',
  'time_static',
  'random_id',
  'aws_ebs_snapshot',
  'azurerm_network_interface_security_group_association',
  'azurerm_network_interface',
  'azurerm_linux_virtual_machine',
  'azurerm_network_security_rule',
  'azurerm_storage_account_network_rules',
  'azurerm_key_vault_access_policy',
  'azurerm_role_assignment',
  'azuread_service_principal',
  'azuread_user',
  'azurerm_subscription_template_deployment',
  'azurerm_resource_group_template_deployment',
  'azurerm_snapshot',
])('%s is refused with what to use instead', (type) => {
  expect(insteadOf(type)).toMatch(/.{20}/);
  expect(refusedIn(type).containment).toBe(true);
});

test('nothing that is refused by name is on a list', () => {
  for (const type of [...Object.keys(ADDITIVE), ...Object.keys(BORROWED)])
    expect([type, insteadOf(type)]).toEqual([type, undefined]);
});

test.each([
  'inline_policy',
  'managed_policy_arns',
  'permissions_boundary',
  'name_prefix',
  'force_destroy',
  'skip_destroy',
])('%s is refused on whatever type', (argument) => {
  const findings = lintContainment(
    's',
    containment((json) => (json.resource.aws_iam_user_policy.deny[argument] = true)),
    LEDGER,
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['harmless-arguments']);
});
