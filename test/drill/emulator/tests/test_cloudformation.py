import json

from support import EmulatorTest, client, create_account, create_organization, root_id

PRINCIPAL = "member.org.stacksets.cloudformation.amazonaws.com"
SECURITY_AUDIT = "arn:aws:iam::aws:policy/SecurityAudit"
ALLOW = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]}
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": {"Ref": "Trusted"}}}],
}
BOUNDARY = {"ManagedPolicyName": "boundary", "Path": "/firebreak/", "PolicyDocument": ALLOW}
ROLE = {
    "RoleName": "responder",
    "Path": "/firebreak/",
    "PermissionsBoundary": {"Ref": "Boundary"},
    "ManagedPolicyArns": [SECURITY_AUDIT],
    "AssumeRolePolicyDocument": TRUST,
    "Policies": [{"PolicyName": "inline", "PolicyDocument": ALLOW}],
}
RULE = {"Name": "tamper", "EventPattern": {"source": ["aws.cloudtrail"]}, "State": "ENABLED"}
TEMPLATE = {
    "Parameters": {"Trusted": {"Type": "String"}},
    "Conditions": {"Home": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]}},
    "Resources": {
        "Boundary": {"Type": "AWS::IAM::ManagedPolicy", "Condition": "Home", "Properties": BOUNDARY},
        "Role": {"Type": "AWS::IAM::Role", "Condition": "Home", "Properties": ROLE},
        "Rule": {"Type": "AWS::Events::Rule", "Properties": RULE},
    },
}
REGIONS = ["us-east-1", "eu-west-1"]


class StackSetTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.security, self.member = create_organization(PRINCIPAL)
        self.stacks = client("cloudformation")

    def create(self, template: dict = TEMPLATE, **options: object) -> None:
        self.stacks.create_stack_set(
            StackSetName="roles",
            TemplateBody=json.dumps(template),
            PermissionModel="SERVICE_MANAGED",
            **{
                "AutoDeployment": {"Enabled": True, "RetainStacksOnAccountRemoval": False},
                "Capabilities": ["CAPABILITY_NAMED_IAM"],
                "Parameters": [{"ParameterKey": "Trusted", "ParameterValue": self.security}],
                **options,
            },
        )

    def deploy(self, target: str, **options: object) -> str:
        targets = {"OrganizationalUnitIds": [target], **options}
        return self.stacks.create_stack_instances(StackSetName="roles", DeploymentTargets=targets, Regions=REGIONS)[
            "OperationId"
        ]

    def roles(self, account: str) -> list[str]:
        listed = client("iam", account).list_roles(PathPrefix="/firebreak/")["Roles"]
        return [role["RoleName"] for role in listed]

    def test_definition_is_returned(self) -> None:
        self.create()
        described = self.stacks.describe_stack_set(StackSetName="roles")["StackSet"]
        self.assertEqual(described["PermissionModel"], "SERVICE_MANAGED")
        self.assertEqual(described["AutoDeployment"], {"Enabled": True, "RetainStacksOnAccountRemoval": False})
        self.assertEqual(described["Capabilities"], ["CAPABILITY_NAMED_IAM"])
        self.assertNotIn("AdministrationRoleARN", described)
        self.assert_refused(
            "StackSetNotFoundException", client("cloudformation", self.member).describe_stack_set, StackSetName="roles"
        )

    def test_members_get_the_resources_and_the_management_account_does_not(self) -> None:
        self.create()
        operation = self.deploy(root_id())
        found = self.stacks.describe_stack_set_operation(StackSetName="roles", OperationId=operation)
        self.assertEqual(found["StackSetOperation"]["Status"], "SUCCEEDED")
        results = self.stacks.list_stack_set_operation_results(StackSetName="roles", OperationId=operation)["Summaries"]
        self.assertEqual(len(results), 4)
        self.assertEqual(len(self.stacks.list_stack_set_operations(StackSetName="roles")["Summaries"]), 1)
        for account in (self.security, self.member):
            iam = client("iam", account)
            role = iam.get_role(RoleName="responder")["Role"]
            boundary = f"arn:aws:iam::{account}:policy/firebreak/boundary"
            self.assertEqual(role["PermissionsBoundary"]["PermissionsBoundaryArn"], boundary)
            self.assertEqual(iam.get_role_policy(RoleName="responder", PolicyName="inline")["PolicyDocument"], ALLOW)
            attached = iam.list_attached_role_policies(RoleName="responder")["AttachedPolicies"]
            self.assertEqual([policy["PolicyArn"] for policy in attached], [SECURITY_AUDIT])
            for region in REGIONS:
                self.assertEqual(len(client("events", account, region).list_rules()["Rules"]), 1)
        self.assertEqual(client("iam").list_roles(PathPrefix="/firebreak/")["Roles"], [])

    def test_instances_end_with_their_resources(self) -> None:
        self.create()
        self.deploy(root_id())
        self.assert_refused("StackSetNotEmptyException", self.stacks.delete_stack_set, StackSetName="roles")
        instance = self.stacks.describe_stack_instance(
            StackSetName="roles", StackInstanceAccount=self.member, StackInstanceRegion="eu-west-1"
        )["StackInstance"]
        self.assertEqual((instance["Status"], instance["OrganizationalUnitId"]), ("CURRENT", root_id()))
        self.stacks.delete_stack_instances(
            StackSetName="roles",
            DeploymentTargets={"OrganizationalUnitIds": [root_id()]},
            Regions=REGIONS,
            RetainStacks=False,
        )
        self.assertEqual(self.stacks.list_stack_instances(StackSetName="roles")["Summaries"], [])
        self.assertEqual(self.roles(self.member), [])
        self.assertEqual(client("iam", self.member).list_policies(Scope="Local")["Policies"], [])
        self.stacks.delete_stack_set(StackSetName="roles")
        self.assertEqual(self.stacks.list_stack_sets(Status="ACTIVE")["Summaries"], [])

    def test_accounts_that_join_and_leave(self) -> None:
        organizations = client("organizations")
        unit = organizations.create_organizational_unit(ParentId=root_id(), Name="workloads")
        unit_id = unit["OrganizationalUnit"]["Id"]
        self.create()
        self.deploy(unit_id)
        late = create_account("late")
        self.assertEqual(self.roles(late), [])
        organizations.move_account(AccountId=late, SourceParentId=root_id(), DestinationParentId=unit_id)
        self.assertEqual(self.roles(late), ["responder"])
        organizations.move_account(AccountId=late, SourceParentId=unit_id, DestinationParentId=root_id())
        self.assertEqual(self.roles(late), [])

    def test_account_filter_and_update(self) -> None:
        self.create()
        self.deploy(root_id(), Accounts=[self.security], AccountFilterType="DIFFERENCE")
        self.assertEqual((self.roles(self.security), self.roles(self.member)), ([], ["responder"]))
        smaller = {**TEMPLATE, "Resources": {"Rule": TEMPLATE["Resources"]["Rule"]}}
        self.stacks.update_stack_set(
            StackSetName="roles",
            TemplateBody=json.dumps(smaller),
            Parameters=[{"ParameterKey": "Trusted", "ParameterValue": self.security}],
        )
        self.assertEqual(self.roles(self.member), [])
        self.stacks.update_stack_instances(
            StackSetName="roles", DeploymentTargets={"OrganizationalUnitIds": [root_id()]}, Regions=REGIONS
        )
        self.assertEqual(len(client("events", self.member).list_rules()["Rules"]), 1)

    def test_a_stack_that_cannot_be_created_fails_its_operation(self) -> None:
        client("iam", self.member).create_role(RoleName="responder", AssumeRolePolicyDocument=json.dumps(ALLOW))
        self.create()
        operation = self.deploy(root_id())
        found = self.stacks.describe_stack_set_operation(StackSetName="roles", OperationId=operation)
        self.assertEqual(found["StackSetOperation"]["Status"], "FAILED")
        results = self.stacks.list_stack_set_operation_results(StackSetName="roles", OperationId=operation)["Summaries"]
        failed = [(item["Account"], item["Region"]) for item in results if item["Status"] == "FAILED"]
        self.assertEqual(failed, [(self.member, "us-east-1")])

    def test_delegated_administrator(self) -> None:
        self.create()
        delegated = client("cloudformation", self.security)
        asked = {"StackSetName": "roles", "CallAs": "DELEGATED_ADMIN"}
        self.assert_refused("ValidationError", delegated.describe_stack_set, **asked)
        client("organizations").register_delegated_administrator(AccountId=self.security, ServicePrincipal=PRINCIPAL)
        self.assertEqual(delegated.describe_stack_set(**asked)["StackSet"]["StackSetName"], "roles")

    def test_validation(self) -> None:
        self.assert_refused("InsufficientCapabilitiesException", self.create, Capabilities=[])
        self.create()
        self.assert_refused("NameAlreadyExistsException", self.create)
        asked = {"StackSetName": "roles", "Accounts": [self.member], "Regions": REGIONS}
        self.assert_refused("ValidationError", self.stacks.create_stack_instances, **asked)

    def test_self_managed_ones_are_left_to_moto(self) -> None:
        self.stacks.create_stack_set(StackSetName="own", TemplateBody=json.dumps(TEMPLATE))
        described = self.stacks.describe_stack_set(StackSetName="own")["StackSet"]
        self.assertEqual(described["PermissionModel"], "SELF_MANAGED")
