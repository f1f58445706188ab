from typing import Any

from support import EmulatorTest, client, create_account, create_organization, root_id

FOUNDATIONAL = "arn:aws:securityhub:{}::standards/aws-foundational-security-best-practices/v/1.0.0"
POLICY: dict[str, Any] = {
    "SecurityHub": {
        "ServiceEnabled": True,
        "EnabledStandardIdentifiers": [FOUNDATIONAL.format("us-east-1")],
        "SecurityControlsConfiguration": {"DisabledSecurityControlIdentifiers": []},
    }
}
OFF = {"SecurityHub": {"ServiceEnabled": False}}


class CentralConfigurationTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.security, self.member = create_organization()
        for region in ("us-east-1", "eu-west-1", "eu-west-2"):
            client("securityhub", self.security, region).enable_security_hub(EnableDefaultStandards=False)
            client("securityhub", region=region).enable_organization_admin_account(AdminAccountId=self.security)
        self.hub = client("securityhub", self.security)
        self.root = {"RootId": root_id()}

    def centralize(self) -> str:
        """Central configuration of us-east-1 and eu-west-1; the identifier of a policy."""
        self.aggregator = self.hub.create_finding_aggregator(
            RegionLinkingMode="SPECIFIED_REGIONS", Regions=["eu-west-1"]
        )["FindingAggregatorArn"]
        self.configure("CENTRAL")
        return self.hub.create_configuration_policy(Name="all", Description="d", ConfigurationPolicy=POLICY)["Id"]

    def configure(self, kind: str) -> None:
        self.hub.update_organization_configuration(
            AutoEnable=False, AutoEnableStandards="NONE", OrganizationConfiguration={"ConfigurationType": kind}
        )

    def associate(self, policy: str, target: dict[str, str]) -> dict[str, Any]:
        return self.hub.start_configuration_policy_association(ConfigurationPolicyIdentifier=policy, Target=target)

    def standards(self, account: str, region: str = "us-east-1") -> list[str]:
        found = client("securityhub", account, region).get_enabled_standards()["StandardsSubscriptions"]
        return [item["StandardsArn"] for item in found]

    def test_organization_configuration(self) -> None:
        self.centralize()
        self.assertEqual(
            self.hub.describe_organization_configuration()["OrganizationConfiguration"],
            {"ConfigurationType": "CENTRAL", "Status": "ENABLED"},
        )
        self.configure("LOCAL")
        self.assert_refused("AccessDeniedException", self.hub.list_configuration_policies)
        self.configure("CENTRAL")
        self.assertEqual(self.hub.list_configuration_policies()["ConfigurationPolicySummaries"], [])

    def test_not_for_a_management_account_that_administers(self) -> None:
        management = client("securityhub", region="eu-west-3")
        management.enable_security_hub()
        management.enable_organization_admin_account(AdminAccountId="123456789012")
        management.create_finding_aggregator(RegionLinkingMode="NO_REGIONS")
        self.assert_refused(
            "InvalidInputException",
            management.update_organization_configuration,
            AutoEnable=False,
            AutoEnableStandards="NONE",
            OrganizationConfiguration={"ConfigurationType": "CENTRAL"},
        )

    def test_only_for_the_administrator_in_the_home_region(self) -> None:
        create = {"Name": "all", "ConfigurationPolicy": POLICY}
        self.assert_refused("AccessDeniedException", self.hub.create_configuration_policy, **create)
        policy = self.centralize()
        self.associate(policy, self.root)
        elsewhere = client("securityhub", self.security, "eu-west-1")
        self.assert_refused("AccessDeniedException", elsewhere.create_configuration_policy, **create)
        member = client("securityhub", self.member)
        self.assert_refused("AccessDeniedException", member.get_configuration_policy, Identifier=policy)
        self.assert_refused("InvalidAccessException", client("securityhub").list_configuration_policies)

    def test_policies(self) -> None:
        identifier = self.centralize()
        policy = self.hub.get_configuration_policy(Identifier=identifier)
        self.assertEqual((policy["Name"], policy["Description"], policy["ConfigurationPolicy"]), ("all", "d", POLICY))
        self.assertEqual(self.hub.get_configuration_policy(Identifier=policy["Arn"])["Id"], identifier)
        create = self.hub.create_configuration_policy
        self.assert_refused("ResourceConflictException", create, Name="all", ConfigurationPolicy=OFF)
        self.assert_refused("InvalidInputException", create, Name="a b", ConfigurationPolicy=OFF)
        for change in (
            {"EnabledStandardIdentifiers": None},
            {"SecurityControlsConfiguration": {}},
            {"ServiceEnabled": False},
        ):
            settings = {key: value for key, value in {**POLICY["SecurityHub"], **change}.items() if value is not None}
            self.assert_refused(
                "InvalidInputException", create, Name="other", ConfigurationPolicy={"SecurityHub": settings}
            )
        self.hub.update_configuration_policy(Identifier=identifier, Name="new", ConfigurationPolicy=OFF)
        (summary,) = self.hub.list_configuration_policies()["ConfigurationPolicySummaries"]
        self.assertEqual((summary["Id"], summary["Name"], summary["ServiceEnabled"]), (identifier, "new", False))
        self.hub.delete_configuration_policy(Identifier=identifier)
        self.assert_refused("ResourceNotFoundException", self.hub.get_configuration_policy, Identifier=identifier)
        self.assert_answered("securityhub.CreateConfigurationPolicy", "securityhub.UpdateConfigurationPolicy")

    def test_associations(self) -> None:
        policy = self.centralize()
        get = self.hub.get_configuration_policy_association
        member = {"AccountId": self.member}
        self.assert_refused("ResourceNotFoundException", get, Target=member)
        self.assert_refused("ResourceNotFoundException", self.associate, policy=policy, target={"RootId": "r-none"})
        self.assert_refused("ResourceNotFoundException", self.associate, policy="none", target=self.root)
        applied = self.associate(policy, self.root)
        self.assertEqual(
            [applied[key] for key in ("ConfigurationPolicyId", "TargetType", "AssociationType", "AssociationStatus")],
            [policy, "ROOT", "APPLIED", "SUCCESS"],
        )
        self.assertEqual(get(Target=member)["AssociationType"], "INHERITED")
        self.assert_refused("ResourceConflictException", self.hub.delete_configuration_policy, Identifier=policy)
        self.associate("SELF_MANAGED_SECURITY_HUB", member)
        self.assertEqual(get(Target=member)["ConfigurationPolicyId"], "SELF_MANAGED_SECURITY_HUB")
        listed = self.hub.list_configuration_policy_associations(Filters={"AssociationType": "APPLIED"})
        self.assertEqual(
            {item["TargetId"] for item in listed["ConfigurationPolicyAssociationSummaries"]},
            {self.root["RootId"], self.member},
        )
        end = self.hub.start_configuration_policy_disassociation
        self.assert_refused(
            "ResourceNotFoundException", end, ConfigurationPolicyIdentifier=policy, Target=member
        )
        end(ConfigurationPolicyIdentifier="SELF_MANAGED_SECURITY_HUB", Target=member)
        self.assertEqual(get(Target=member)["ConfigurationPolicyId"], policy)
        end(ConfigurationPolicyIdentifier=policy, Target=self.root)
        self.assert_refused("ResourceNotFoundException", get, Target=self.root)

    def test_effect_on_members(self) -> None:
        policy = self.centralize()
        self.associate(policy, self.root)
        for region in ("us-east-1", "eu-west-1"):
            self.assertEqual(self.standards(self.member, region), [FOUNDATIONAL.format(region)])
        self.assertEqual(self.standards(create_account("late")), [FOUNDATIONAL.format("us-east-1")])
        unlinked = client("securityhub", self.member, "eu-west-2")
        self.assert_refused("InvalidAccessException", unlinked.describe_hub)
        self.hub.update_finding_aggregator(
            FindingAggregatorArn=self.aggregator,
            RegionLinkingMode="SPECIFIED_REGIONS",
            Regions=["eu-west-1", "eu-west-2"],
        )
        self.assertTrue(unlinked.describe_hub()["HubArn"])
        self.assert_refused("InvalidAccessException", client("securityhub").describe_hub)
        member = client("securityhub", self.member)
        self.assert_refused("AccessDeniedException", member.disable_security_hub)
        self.assert_refused("AccessDeniedException", member.update_security_hub_configuration, AutoEnableControls=True)
        self.associate("SELF_MANAGED_SECURITY_HUB", {"AccountId": self.member})
        member.disable_security_hub()
        self.hub.update_configuration_policy(Identifier=policy, ConfigurationPolicy=OFF)
        self.associate(policy, {"AccountId": self.member})
        self.assert_refused("InvalidAccessException", member.describe_hub)
        self.assertTrue(self.hub.describe_hub()["HubArn"])
