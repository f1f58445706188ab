from support import MANAGEMENT, EmulatorTest, client, create_organization

PRINCIPAL = "cloudtrail.amazonaws.com"


class CloudTrailTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        client("s3").create_bucket(Bucket="trail-bucket")

    def create(self, name: str = "firebreak", **options: object) -> str:
        return client("cloudtrail").create_trail(Name=name, S3BucketName="trail-bucket", **options)["TrailARN"]

    def test_logging_and_deletion_by_arn(self) -> None:
        trails, arn = client("cloudtrail"), self.create()
        self.assertFalse(trails.get_trail_status(Name=arn)["IsLogging"])
        trails.start_logging(Name=arn)
        self.assertTrue(trails.get_trail_status(Name="firebreak")["IsLogging"])
        trails.stop_logging(Name=arn)
        self.assertFalse(trails.get_trail_status(Name=arn)["IsLogging"])
        trails.delete_trail(Name=arn)
        self.assertEqual(trails.describe_trails()["trailList"], [])
        self.assert_refused("TrailNotFoundException", trails.delete_trail, Name=arn)
        self.assert_answered("cloudtrail.StartLogging", "cloudtrail.DeleteTrail")

    def test_delivery(self) -> None:
        trails, arn = client("cloudtrail"), self.create(EnableLogFileValidation=True)
        self.assertNotIn("LatestDeliveryTime", trails.get_trail_status(Name=arn))
        trails.start_logging(Name=arn)
        first = trails.get_trail_status(Name=arn)
        self.assertIn("LatestDigestDeliveryTime", first)
        self.assertNotIn("LatestDeliveryError", first)
        trails.stop_logging(Name=arn)
        stopped = trails.get_trail_status(Name=arn)
        self.assertEqual(stopped["LatestDeliveryTime"], stopped["StopLoggingTime"])
        trails.update_trail(Name=arn, EnableLogFileValidation=False)
        self.assertNotIn("LatestDigestDeliveryTime", trails.get_trail_status(Name=arn))

    def test_selectors(self) -> None:
        trails, arn = client("cloudtrail"), self.create()
        basic = [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}]
        advanced = [{"Name": "m", "FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}]}]
        self.assertEqual(trails.get_event_selectors(TrailName=arn)["EventSelectors"], basic)
        trails.put_event_selectors(TrailName=arn, AdvancedEventSelectors=advanced)
        self.assertEqual(trails.get_event_selectors(TrailName=arn)["AdvancedEventSelectors"], advanced)
        trails.put_event_selectors(TrailName=arn, EventSelectors=basic)
        self.assertNotIn("AdvancedEventSelectors", trails.get_event_selectors(TrailName=arn))
        self.assert_refused("InvalidEventSelectorsException", trails.put_event_selectors, TrailName=arn)
        self.assert_refused("InsightNotEnabledException", trails.get_insight_selectors, TrailName=arn)
        insights = [{"InsightType": "ApiCallRateInsight"}]
        trails.put_insight_selectors(TrailName=arn, InsightSelectors=insights)
        trails.put_insight_selectors(TrailName=arn, InsightSelectors=insights)
        self.assertEqual(trails.get_insight_selectors(TrailName=arn)["InsightSelectors"], insights)
        description = trails.get_trail(Name=arn)["Trail"]
        self.assertTrue(description["HasCustomEventSelectors"] and description["HasInsightSelectors"])

    def test_topic_by_arn_and_update(self) -> None:
        topic = client("sns").create_topic(Name="alarm")["TopicArn"]
        arn = self.create(SnsTopicName=topic)
        trails = client("cloudtrail")
        self.assertEqual(trails.get_trail(Name=arn)["Trail"]["SnsTopicARN"], topic)
        trails.update_trail(Name=arn, IsMultiRegionTrail=True)
        self.assertTrue(trails.get_trail(Name=arn)["Trail"]["IsMultiRegionTrail"])
        self.assert_refused("TrailAlreadyExistsException", self.create)

    def test_another_account_sees_no_ordinary_trail(self) -> None:
        _, member = create_organization(PRINCIPAL)
        self.create(IsMultiRegionTrail=True)
        self.assertEqual(client("cloudtrail", member).describe_trails()["trailList"], [])
        self.assertEqual(client("cloudtrail", member).list_trails()["Trails"], [])

    def test_members_see_the_organization_trail_and_cannot_touch_it(self) -> None:
        _, member = create_organization(PRINCIPAL)
        arn = self.create(IsMultiRegionTrail=True, IsOrganizationTrail=True)
        client("cloudtrail").start_logging(Name=arn)
        trails = client("cloudtrail", member)
        self.assertEqual([trail["TrailARN"] for trail in trails.describe_trails()["trailList"]], [arn])
        self.assertTrue(trails.get_trail_status(Name=arn)["IsLogging"])
        for operation in (trails.stop_logging, trails.delete_trail, trails.update_trail):
            self.assert_refused("NotOrganizationMasterAccountException", operation, Name=arn)
        self.assertTrue(client("cloudtrail").get_trail_status(Name=arn)["IsLogging"])

    def test_shadow_trails_change_only_at_home(self) -> None:
        arn = self.create(IsMultiRegionTrail=True)
        west = client("cloudtrail", MANAGEMENT, "us-west-2")
        self.assertEqual(west.describe_trails()["trailList"][0]["HomeRegion"], "us-east-1")
        self.assertEqual(west.describe_trails(includeShadowTrails=False)["trailList"], [])
        self.assert_refused("InvalidHomeRegionException", west.stop_logging, Name=arn)

    def test_organization_trails_need_an_organization_with_trusted_access(self) -> None:
        self.assert_refused("OrganizationsNotInUseException", self.create, IsOrganizationTrail=True)
        create_organization()
        self.assert_refused("CloudTrailAccessNotEnabledException", self.create, IsOrganizationTrail=True)
