from support import EmulatorTest, client


class BucketNotificationTest(EmulatorTest):
    def test_delivery_to_eventbridge(self) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="evidence")
        self.assertNotIn("EventBridgeConfiguration", s3.get_bucket_notification_configuration(Bucket="evidence"))
        topic = client("sns").create_topic(Name="t")["TopicArn"]
        rules = {"Key": {"FilterRules": [{"Name": "prefix", "Value": "logs/"}]}}
        entry = {"Id": "1", "TopicArn": topic, "Events": ["s3:ObjectCreated:*"], "Filter": rules}
        s3.put_bucket_notification_configuration(
            Bucket="evidence",
            NotificationConfiguration={"EventBridgeConfiguration": {}, "TopicConfigurations": [entry]},
        )
        found = s3.get_bucket_notification_configuration(Bucket="evidence")
        self.assertEqual(found["EventBridgeConfiguration"], {})
        self.assertEqual(found["TopicConfigurations"], [entry])
        s3.put_bucket_notification_configuration(Bucket="evidence", NotificationConfiguration={})
        self.assertNotIn("EventBridgeConfiguration", s3.get_bucket_notification_configuration(Bucket="evidence"))
