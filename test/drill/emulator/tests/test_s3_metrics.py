from support import EmulatorTest, client


class BucketMetricsTest(EmulatorTest):
    def test_configurations(self) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="evidence")
        self.assertNotIn("MetricsConfigurationList", s3.list_bucket_metrics_configurations(Bucket="evidence"))
        prefix = {"Id": "b", "Filter": {"Prefix": "AWSLogs/"}}
        tags = [{"Key": "kind", "Value": "trail"}, {"Key": "kept", "Value": "yes"}]
        both = {"Id": "a", "Filter": {"And": {"Prefix": "AWSLogs/", "Tags": tags}}}
        for configuration in (prefix, both, {"Id": "c"}):
            s3.put_bucket_metrics_configuration(
                Bucket="evidence", Id=configuration["Id"], MetricsConfiguration=configuration
            )
        self.assertEqual(
            s3.get_bucket_metrics_configuration(Bucket="evidence", Id="b")["MetricsConfiguration"], prefix
        )
        self.assertEqual(
            s3.list_bucket_metrics_configurations(Bucket="evidence")["MetricsConfigurationList"],
            [both, prefix, {"Id": "c"}],
        )
        s3.delete_bucket_metrics_configuration(Bucket="evidence", Id="b")
        self.assert_refused("NoSuchConfiguration", s3.get_bucket_metrics_configuration, Bucket="evidence", Id="b")
        self.assert_refused("NoSuchConfiguration", s3.delete_bucket_metrics_configuration, Bucket="evidence", Id="b")
        self.assertTrue(s3.list_buckets()["Buckets"])
        self.assert_answered("s3.PutBucketMetricsConfiguration", "s3.ListBucketMetricsConfigurations")

    def test_replaced_and_refused(self) -> None:
        s3 = client("s3")
        self.assert_refused("NoSuchBucket", s3.get_bucket_metrics_configuration, Bucket="evidence", Id="a")
        s3.create_bucket(Bucket="evidence")
        for change in ({}, {"Filter": {"Prefix": "logs/"}}):
            s3.put_bucket_metrics_configuration(
                Bucket="evidence", Id="a", MetricsConfiguration={"Id": "a", **change}
            )
        self.assertEqual(
            s3.list_bucket_metrics_configurations(Bucket="evidence")["MetricsConfigurationList"],
            [{"Id": "a", "Filter": {"Prefix": "logs/"}}],
        )
        self.assert_refused(
            "InvalidArgument",
            s3.put_bucket_metrics_configuration,
            Bucket="evidence",
            Id="a",
            MetricsConfiguration={"Id": "b"},
        )
