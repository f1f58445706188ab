from support import EmulatorTest, client, create_account, create_organization

FOUNDATIONAL = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0"


class SecurityHubTest(EmulatorTest):
    def test_hub(self) -> None:
        security, _ = create_organization()
        hub = client("securityhub")
        self.assert_refused("InvalidAccessException", hub.describe_hub)
        hub.enable_security_hub(EnableDefaultStandards=False)
        self.assert_refused("ResourceConflictException", hub.enable_security_hub)
        hub.update_security_hub_configuration(AutoEnableControls=False, ControlFindingGenerator="STANDARD_CONTROL")
        described = hub.describe_hub()
        self.assertEqual(
            (described["AutoEnableControls"], described["ControlFindingGenerator"]), (False, "STANDARD_CONTROL")
        )
        self.assert_refused("InvalidAccessException", client("securityhub", security).describe_hub)
        hub.disable_security_hub()
        self.assert_refused("InvalidAccessException", hub.describe_hub)

    def test_standards(self) -> None:
        hub = client("securityhub")
        hub.enable_security_hub()
        self.assertEqual(len(hub.get_enabled_standards()["StandardsSubscriptions"]), 2)
        arns = [item["StandardsSubscriptionArn"] for item in hub.get_enabled_standards()["StandardsSubscriptions"]]
        hub.batch_disable_standards(StandardsSubscriptionArns=arns)
        self.assertEqual(hub.get_enabled_standards()["StandardsSubscriptions"], [])
        hub.batch_enable_standards(StandardsSubscriptionRequests=[{"StandardsArn": FOUNDATIONAL}])
        (enabled,) = hub.get_enabled_standards()["StandardsSubscriptions"]
        self.assertEqual((enabled["StandardsArn"], enabled["StandardsStatus"]), (FOUNDATIONAL, "READY"))

    def test_finding_aggregator(self) -> None:
        hub = client("securityhub")
        hub.enable_security_hub()
        self.assert_refused(
            "InvalidInputException", hub.create_finding_aggregator, RegionLinkingMode="SPECIFIED_REGIONS"
        )
        arn = hub.create_finding_aggregator(RegionLinkingMode="ALL_REGIONS")["FindingAggregatorArn"]
        self.assert_refused(
            "ResourceConflictException", hub.create_finding_aggregator, RegionLinkingMode="ALL_REGIONS"
        )
        hub.update_finding_aggregator(
            FindingAggregatorArn=arn, RegionLinkingMode="SPECIFIED_REGIONS", Regions=["eu-west-1"]
        )
        self.assertEqual(hub.get_finding_aggregator(FindingAggregatorArn=arn)["Regions"], ["eu-west-1"])
        self.assertEqual(hub.list_finding_aggregators()["FindingAggregators"], [{"FindingAggregatorArn": arn}])
        hub.delete_finding_aggregator(FindingAggregatorArn=arn)
        self.assert_refused("ResourceNotFoundException", hub.get_finding_aggregator, FindingAggregatorArn=arn)

    def test_organization(self) -> None:
        security, member = create_organization()
        client("securityhub", security).enable_security_hub(EnableDefaultStandards=False)
        management = client("securityhub")
        management.enable_organization_admin_account(AdminAccountId=security)
        self.assertEqual(
            management.list_organization_admin_accounts()["AdminAccounts"],
            [{"AccountId": security, "Status": "ENABLED"}],
        )
        hub = client("securityhub", security)
        self.assert_refused("InvalidInputException", hub.disable_security_hub)
        self.assert_refused(
            "InvalidInputException",
            hub.update_organization_configuration,
            AutoEnable=False,
            AutoEnableStandards="NONE",
            OrganizationConfiguration={"ConfigurationType": "CENTRAL"},
        )
        hub.update_organization_configuration(AutoEnable=True, AutoEnableStandards="NONE")
        described = hub.describe_organization_configuration()
        self.assertEqual((described["AutoEnable"], described["AutoEnableStandards"]), (True, "NONE"))
        self.assert_refused(
            "AccessDeniedException", client("securityhub", member).describe_organization_configuration
        )
        self.assertTrue(client("securityhub", create_account("late")).describe_hub()["HubArn"])
        self.assert_refused("InvalidAccessException", client("securityhub", member).describe_hub)
        management.disable_organization_admin_account(AdminAccountId=security)
        self.assert_refused("AccessDeniedException", hub.describe_organization_configuration)
