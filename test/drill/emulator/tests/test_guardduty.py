from support import MANAGEMENT, EmulatorTest, client, control, create_account, create_organization


class GuardDutyTest(EmulatorTest):
    def test_detector_and_features(self) -> None:
        guardduty = client("guardduty")
        detector = guardduty.create_detector(Enable=True, Tags={"a": "b"})["DetectorId"]
        self.assert_refused("BadRequestException", guardduty.create_detector, Enable=True)
        features = [{"Name": "S3_DATA_EVENTS", "Status": "DISABLED"}]
        guardduty.update_detector(DetectorId=detector, Features=features)
        status = {item["Name"]: item["Status"] for item in guardduty.get_detector(DetectorId=detector)["Features"]}
        self.assertEqual((status["S3_DATA_EVENTS"], status["LAMBDA_NETWORK_LOGS"]), ("DISABLED", "ENABLED"))
        guardduty.delete_detector(DetectorId=detector)
        self.assert_refused("BadRequestException", guardduty.get_detector, DetectorId=detector)

    def test_administrator_is_chosen_by_the_management_account_in_a_region(self) -> None:
        security, member = create_organization()
        guardduty = client("guardduty")
        refused = client("guardduty", member).enable_organization_admin_account
        self.assert_refused("BadRequestException", refused, AdminAccountId=security)
        guardduty.enable_organization_admin_account(AdminAccountId=security)
        listed = guardduty.list_organization_admin_accounts()["AdminAccounts"]
        self.assertEqual(listed, [{"AdminAccountId": security, "AdminStatus": "ENABLED"}])
        west = client("guardduty", MANAGEMENT, "us-west-2")
        self.assertEqual(west.list_organization_admin_accounts()["AdminAccounts"], [])
        self.assertEqual(len(client("guardduty", security).list_detectors()["DetectorIds"]), 1)
        self.assert_refused(
            "BadRequestException", guardduty.enable_organization_admin_account, AdminAccountId=member
        )
        guardduty.disable_organization_admin_account(AdminAccountId=security)
        self.assertEqual(guardduty.list_organization_admin_accounts()["AdminAccounts"], [])

    def test_organization_configuration_reaches_members_old_and_new(self) -> None:
        security, member = create_organization()
        client("guardduty").enable_organization_admin_account(AdminAccountId=security)
        guardduty = client("guardduty", security)
        detector = guardduty.list_detectors()["DetectorIds"][0]
        feature = {"Name": "RDS_LOGIN_EVENTS", "AutoEnable": "ALL"}
        guardduty.update_organization_configuration(
            DetectorId=detector, AutoEnableOrganizationMembers="ALL", Features=[feature]
        )
        described = guardduty.describe_organization_configuration(DetectorId=detector)
        self.assertEqual((described["AutoEnableOrganizationMembers"], described["Features"]), ("ALL", [feature]))
        late = create_account("late")
        for account in (member, late):
            self.assertEqual(len(client("guardduty", account).list_detectors()["DetectorIds"]), 1)
        members = {item["AccountId"] for item in guardduty.list_members(DetectorId=detector)["Members"]}
        self.assertEqual(members, {MANAGEMENT, member, late})
        own = client("guardduty", member).list_detectors()["DetectorIds"][0]
        refused = client("guardduty", member).describe_organization_configuration
        self.assert_refused("BadRequestException", refused, DetectorId=own)

    def test_publishing_destination(self) -> None:
        security, _ = create_organization()
        guardduty = client("guardduty")
        detector = guardduty.create_detector(Enable=True)["DetectorId"]
        properties = {"DestinationArn": "arn:aws:s3:::findings", "KmsKeyArn": "arn:aws:kms:us-east-1:1:key/k"}
        created = guardduty.create_publishing_destination(
            DetectorId=detector, DestinationType="S3", DestinationProperties=properties
        )
        named = {"DetectorId": detector, "DestinationId": created["DestinationId"]}
        self.assertEqual(guardduty.describe_publishing_destination(**named)["DestinationProperties"], properties)
        changed = {**properties, "DestinationArn": "arn:aws:s3:::others"}
        guardduty.update_publishing_destination(**named, DestinationProperties=changed)
        listed = guardduty.list_publishing_destinations(DetectorId=detector)["Destinations"]
        self.assertEqual([item["DestinationId"] for item in listed], [named["DestinationId"]])
        refused = client("guardduty", security).describe_publishing_destination
        self.assert_refused("BadRequestException", refused, **named)
        guardduty.delete_publishing_destination(**named)
        self.assert_refused("BadRequestException", guardduty.describe_publishing_destination, **named)
        self.assertEqual(control("GET", "/firebreak/calls")["guardduty.DeletePublishingDestination"], 1)
