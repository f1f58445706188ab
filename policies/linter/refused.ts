import { EVIDENCE } from './evidence';

/** A type, or a pattern of types, that cannot be undone by removing it; and what to use instead. */
interface Refused {
  readonly type: RegExp;
  readonly instead: string;
}

/**
 * Known one-way streets, refused with a way out. Whatever is on no list is refused as well: this one exists for the advice.
 *
 * Sources: the provider's documentation of each type, and https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service.
 */
const REFUSED: readonly Refused[] = [
  {
    type: /_exclusive$/,
    instead: 'it removes whatever it does not list; add one aws_iam_…_policy or …_attachment of your own',
  },
  {
    type: /^aws_iam_policy_attachment$/,
    instead: 'it detaches the policy from everybody else; use aws_iam_user_policy_attachment or the one of roles',
  },
  {
    type: /^aws_iam_(role|user|group)$/,
    instead: 'it would own, and on destroy delete, the principal; deny by aws_iam_user_policy or aws_iam_role_policy',
  },
  {
    type: /^aws_iam_user_login_profile$/,
    instead: 'destroying it deletes the password, which nobody can give back; a deny-all blocks the console too',
  },
  {
    type: /^aws_iam_(group_membership|user_group_membership)$/,
    instead: 'destroying it removes memberships; deny by aws_iam_user_policy',
  },
  {
    type: /^aws_network_interface_sg_attachment$/,
    instead: 'it adds a group and leaves the others; borrow aws_network_interface and change security_groups',
  },
  {
    type: /^aws_network_interface_attachment$|^aws_eip_association$|^aws_volume_attachment$/,
    instead: 'destroying it detaches; borrow aws_network_interface and change security_groups',
  },
  {
    type: /^aws_ec2_instance_state$/,
    instead:
      'destroying it does not start the instance again, and stopping it loses its memory; isolate its interfaces',
  },
  {
    type: /^aws_instance$/,
    instead: 'destroying it terminates the instance; borrow its aws_network_interface',
  },
  {
    type: /^aws_default_/,
    instead: 'it adopts what is there and strips its rules, and destroying it does not bring them back',
  },
  {
    type: /^aws_network_acl$/,
    instead: 'destroying it gives its subnets to the default NACL; borrow aws_network_acl_association',
  },
  {
    type: /^aws_(security_group_rule|vpc_security_group_(in|e)gress_rule|network_acl_rule)$/,
    instead:
      'a rule in a group of somebody else lets in or replaces; swap groups, with rules inside the group of your own',
  },
  {
    type: /^aws_(route|route_table|route_table_association|main_route_table_association)$/,
    instead: 'destroying it leaves the subnet without its route; isolate interfaces, or the subnet by its NACL',
  },
  {
    type: /^aws_(s3_bucket_policy|kms_key_policy|sqs_queue_policy|sns_topic_policy|secretsmanager_secret_policy|ecr_repository_policy|vpc_endpoint_policy)$/,
    instead:
      'there is one such policy: it overwrites the owner’s and destroying it leaves none; deny by an SCP or RCP on the exact ARN',
  },
  {
    type: /^aws_(s3_bucket|kms_key|kms_grant|lambda_function|rds_cluster_instance|organizations_account)$/,
    instead: 'it would own, and on destroy delete, the thing; deny by an SCP or RCP on the exact ARN',
  },
  {
    type: /^aws_s3_bucket_public_access_block$|^aws_s3_account_public_access_block$/,
    instead: 'destroying it opens what was closed before; deny access by an RCP on the exact ARN',
  },
  {
    type: /^aws_ssoadmin_/,
    instead: 'a permission set has one inline policy, which would be overwritten; deny the person by SCP, by user id',
  },
  {
    type: /^aws_lambda_(invocation|permission)$|^aws_ssm_(association|document)$|^aws_cloudformation_/,
    instead: 'its undo depends on code that runs somewhere else; put the step into the runbook with its inverse',
  },
  {
    type: /^aws_(lb|alb)_target_group_attachment$|^aws_elb_attachment$|^aws_autoscaling_/,
    instead: 'destroying it takes the instance out of service; the runbook has the commands and their inverse',
  },
  {
    type: /^azurerm_network_interface_security_group_association$|^azurerm_subnet_network_security_group_association$/,
    instead:
      'it fails where a group is set, and destroying it leaves none, which opens the interface; add an application security group',
  },
  {
    type: /^azurerm_(network_interface|virtual_machine|linux_virtual_machine|windows_virtual_machine|managed_disk|virtual_network|subnet|public_ip)$/,
    instead: 'it would own, and on destroy delete, the thing; add an application security group to its interfaces',
  },
  {
    type: /^azurerm_network_security_(group|rule)$/,
    instead: 'rules belong to preparedness, where they wait without members; join the quarantine group',
  },
  {
    type: /^azurerm_(storage_account|key_vault)(_network_rules|_access_policy)?$/,
    instead:
      'its network rules are its owner’s, and destroying it opens or deletes the thing; add a perimeter association',
  },
  {
    type: /^azurerm_role_assignment$|^azurerm_role_definition$/,
    instead: 'a role widens what somebody may do; role assignments are taken away and given back by the runbook',
  },
  {
    type: /^azuread_(user|service_principal|application|group|group_without_members|application_password|service_principal_password)$/,
    instead:
      'destroying it deletes the real one, use_existing or not (azuread #1141); add a membership or a policy of Conditional Access',
  },
  {
    type: /^azurerm_(resource_group|subscription|management_group)_template_deployment$|^azurerm_automation_runbook$|^azurerm_.*run_command$/,
    instead: 'its undo depends on code that runs somewhere else; put the step into the runbook with its inverse',
  },
  {
    type: /^(null_resource|local_.*|time_.*|random_.*|external|http)$/,
    instead: 'it runs programs, or changes with the time; put the step into the runbook',
  },
];

/** Advice for a type that a containment stack must not hold. */
export function insteadOf(type: string): string | undefined {
  if (Object.hasOwn(EVIDENCE, type)) {
    return 'it is evidence, which a containment stack would destroy; put it into the evidence stack';
  }
  return REFUSED.find((refused) => refused.type.test(type))?.instead;
}

/** Arguments that make a harmless type a one-way street when they are set; and why. */
export const REFUSED_ARGUMENTS: Readonly<Record<string, string>> = {
  force_destroy: 'it deletes what is inside',
  inline_policy: 'it removes inline policies that it does not list',
  managed_policy_arns: 'it detaches policies that it does not list',
  name_prefix: 'the name would be another one at each creation, and no second incident could see it',
  permissions_boundary: 'a principal has one boundary, which would be overwritten; use a policy that denies',
  skip_destroy: 'it stays behind when containment is lifted',
};

/** Expressions that are not the same in every plan, or read the machine they are planned on. */
export const REFUSED_FUNCTIONS =
  /\b(timestamp|plantimestamp|uuid|uuidv5|bcrypt|file|filebase64|filemd5|filesha1|filesha256|filesha512|fileset|fileexists|templatefile|abspath|pathexpand)\s*\(/;
