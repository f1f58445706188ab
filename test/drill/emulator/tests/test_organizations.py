import json

from support import EmulatorTest, client, create_organization, root_id

PRINCIPAL = "config-multiaccountsetup.amazonaws.com"
CONTENT = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]})


def delegation(account: str, *actions: str) -> str:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": [f"organizations:{action}" for action in actions],
        "Resource": "*",
        "Condition": {"StringLikeIfExists": {"organizations:PolicyType": "SERVICE_CONTROL_POLICY"}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class OrganizationsTest(EmulatorTest):
    def test_resource_policy(self) -> None:
        security, member = create_organization()
        organizations = client("organizations")
        self.assert_refused("ResourcePolicyNotFoundException", organizations.describe_resource_policy)
        self.assert_refused("InvalidInputException", organizations.put_resource_policy, Content="{}")
        content = delegation(security, "CreatePolicy")
        created = organizations.put_resource_policy(Content=content, Tags=[{"Key": "a", "Value": "b"}])
        policy_id = created["ResourcePolicy"]["ResourcePolicySummary"]["Id"]
        self.assertEqual(organizations.describe_resource_policy()["ResourcePolicy"]["Content"], content)
        tags = organizations.list_tags_for_resource(ResourceId=policy_id)["Tags"]
        self.assertEqual(tags, [{"Key": "a", "Value": "b"}])
        self.assert_refused("AccessDeniedException", client("organizations", member).delete_resource_policy)
        organizations.delete_resource_policy()
        self.assert_refused("ResourcePolicyNotFoundException", organizations.describe_resource_policy)

    def test_delegated_account_manages_the_policies_it_was_given(self) -> None:
        security, member = create_organization()
        mine = {"Name": "mine", "Description": "", "Content": CONTENT, "Type": "SERVICE_CONTROL_POLICY"}
        delegated = client("organizations", security)
        self.assert_refused("AccessDeniedException", delegated.create_policy, **mine)
        content = delegation(security, "CreatePolicy", "AttachPolicy", "DetachPolicy", "ListTargetsForPolicy")
        client("organizations").put_resource_policy(Content=content)
        policy = delegated.create_policy(**mine)["Policy"]["PolicySummary"]["Id"]
        delegated.attach_policy(PolicyId=policy, TargetId=member)
        targets = delegated.list_targets_for_policy(PolicyId=policy)["Targets"]
        self.assertEqual([target["TargetId"] for target in targets], [member])
        delegated.detach_policy(PolicyId=policy, TargetId=member)
        self.assertEqual(delegated.list_targets_for_policy(PolicyId=policy)["Targets"], [])
        self.assert_refused("AccessDeniedException", delegated.delete_policy, PolicyId=policy)
        control = {**mine, "Name": "other", "Type": "RESOURCE_CONTROL_POLICY"}
        self.assert_refused("AccessDeniedException", delegated.create_policy, **control)
        self.assert_refused("AccessDeniedException", client("organizations", member).create_policy, **mine)
        self.assert_refused("AccessDeniedException", delegated.put_resource_policy, Content=content)

    def test_delegated_administrators_read_and_members_do_not(self) -> None:
        security, member = create_organization(PRINCIPAL)
        organizations = client("organizations")
        self.assert_refused("AccessDeniedException", client("organizations", security).list_accounts)
        organizations.register_delegated_administrator(AccountId=security, ServicePrincipal=PRINCIPAL)
        delegated = client("organizations", security)
        self.assertEqual(len(delegated.list_accounts()["Accounts"]), 3)
        self.assertEqual(len(delegated.list_roots()["Roots"]), 1)
        self.assertEqual(client("organizations", member).describe_organization()["Organization"]["Id"][:2], "o-")
        self.assert_refused("AccessDeniedException", client("organizations", member).list_accounts)
        enable = {"RootId": root_id(), "PolicyType": "TAG_POLICY"}
        self.assert_refused("AccessDeniedException", delegated.enable_policy_type, **enable)

    def test_policy_types_and_principals_newer_than_moto(self) -> None:
        create_organization("iam.amazonaws.com", "security-ir.amazonaws.com")
        organizations = client("organizations")
        organizations.enable_policy_type(RootId=root_id(), PolicyType="DECLARATIVE_POLICY_EC2")
        policy = organizations.create_policy(
            Name="d", Description="", Content="{}", Type="DECLARATIVE_POLICY_EC2"
        )["Policy"]["PolicySummary"]
        self.assertIn("/declarative_policy_ec2/", policy["Arn"])
        self.assertEqual(len(organizations.list_policies(Filter="DECLARATIVE_POLICY_EC2")["Policies"]), 1)
        self.assert_refused(
            "InvalidInputException", organizations.enable_policy_type, RootId=root_id(), PolicyType="NO_SUCH_POLICY"
        )
        self.assert_refused(
            "InvalidInputException", organizations.enable_aws_service_access, ServicePrincipal="not a principal"
        )

    def test_organization_with_closed_accounts_can_be_deleted(self) -> None:
        for account in create_organization():
            client("organizations").close_account(AccountId=account)
        client("organizations").delete_organization()
        self.assert_refused("AWSOrganizationsNotInUseException", client("organizations").describe_organization)

    def test_policies_need_an_organization(self) -> None:
        create = client("organizations").create_policy
        asked = {"Name": "x", "Description": "", "Content": CONTENT, "Type": "SERVICE_CONTROL_POLICY"}
        self.assert_refused("AWSOrganizationsNotInUseException", create, **asked)
