/**
 * Resource types that a containment stack may create: removing one *is* the undo, and nothing else changes with it.
 *
 * To contain a new kind of target, add its type here with the reason, or to borrowed.ts.
 */
export const ADDITIVE: Readonly<Record<string, string>> = {
  aws_iam_role_policy: 'An inline policy of its own name beside the others of the role.',
  aws_iam_role_policy_attachment: 'One attachment; the others stay. A role takes 10 (20 on request).',
  aws_iam_user_policy: 'An inline policy of its own name beside the others of the user.',
  aws_iam_user_policy_attachment: 'One attachment; the others stay. A user takes 10 (20 on request).',
  aws_organizations_policy: 'A policy of its own; attached to nothing, it does nothing.',
  aws_organizations_policy_attachment: 'One attachment; the others stay. An account takes 10 SCPs and 5 RCPs.',
  aws_route53_resolver_firewall_rule_group_association:
    'One rule group more for a VPC, at a priority of its own; the others stay.',
  aws_security_group: 'A group of its own; AWS refuses to delete one that is in use.',
  azuread_conditional_access_policy: 'A policy of its own; a block of one policy wins over every other one.',
  azuread_group_member: 'One membership; the others stay.',
  azurerm_management_lock: 'A lock of its own. Responders may take it off, and Firebreak does so first.',
  azurerm_network_interface_application_security_group_association:
    'One group more for an interface; its security group and its other groups stay.',
  azurerm_network_manager_static_member: 'One network more in the group that is denied everything.',
  azurerm_network_security_perimeter_association:
    'One perimeter for a resource that has none; whatever its own firewall says stays. A resource takes one.',
  azurerm_subscription_policy_assignment: 'An assignment of its own; the others stay.',
  terraform_data: 'A value in the state, by whose change another resource is replaced. Provisioners are refused.',
};

/**
 * Types whose `name` decides what is overwritten: `Put…Policy` replaces an inline policy of the same name, and deleting it
 * would then not bring the other one back. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
export const OVERWRITTEN_BY_NAME: readonly string[] = ['aws_iam_role_policy', 'aws_iam_user_policy'];
