from support import MANAGEMENT, EmulatorTest, client, create_organization


class AthenaTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.athena = client("athena")

    def test_work_group(self) -> None:
        self.athena.create_work_group(Name="ir")
        self.assert_refused("InvalidRequestException", self.athena.create_work_group, Name="ir")
        arn = f"arn:aws:athena:us-east-1:{MANAGEMENT}:workgroup/ir"
        self.assertEqual(self.athena.list_tags_for_resource(ResourceARN=arn)["Tags"], [])
        self.athena.tag_resource(ResourceARN=arn, Tags=[{"Key": "a", "Value": "b"}])
        self.assertEqual(len(self.athena.list_tags_for_resource(ResourceARN=arn)["Tags"]), 1)
        encryption = {"EncryptionOption": "SSE_S3"}
        self.athena.update_work_group(
            WorkGroup="ir",
            ConfigurationUpdates={
                "BytesScannedCutoffPerQuery": 10485760,
                "ResultConfigurationUpdates": {"OutputLocation": "s3://b/", "EncryptionConfiguration": encryption},
            },
        )
        configuration = self.athena.get_work_group(WorkGroup="ir")["WorkGroup"]["Configuration"]
        self.assertEqual(configuration["BytesScannedCutoffPerQuery"], 10485760)
        self.assertEqual(
            configuration["ResultConfiguration"], {"OutputLocation": "s3://b/", "EncryptionConfiguration": encryption}
        )
        self.assertTrue(configuration["PublishCloudWatchMetricsEnabled"])
        self.athena.update_work_group(
            WorkGroup="ir",
            ConfigurationUpdates={
                "RemoveBytesScannedCutoffPerQuery": True,
                "ResultConfigurationUpdates": {"RemoveOutputLocation": True},
            },
        )
        configuration = self.athena.get_work_group(WorkGroup="ir")["WorkGroup"]["Configuration"]
        self.assertNotIn("BytesScannedCutoffPerQuery", configuration)
        other = client("athena", create_organization()[0])
        self.assertEqual([group["Name"] for group in other.list_work_groups()["WorkGroups"]], ["primary"])
        self.athena.delete_work_group(WorkGroup="ir")
        self.assert_refused("ResourceNotFoundException", self.athena.list_tags_for_resource, ResourceARN=arn)

    def test_named_query(self) -> None:
        self.athena.create_work_group(Name="ir")
        created = {"Name": "who", "Database": "d", "QueryString": "select 1", "WorkGroup": "ir"}
        named = {"NamedQueryId": self.athena.create_named_query(**created)["NamedQueryId"]}
        self.athena.update_named_query(**named, Name="who", QueryString="select 2")
        found = self.athena.get_named_query(**named)["NamedQuery"]
        self.assertEqual(found["QueryString"], "select 2")
        several = self.athena.batch_get_named_query(NamedQueryIds=[named["NamedQueryId"], "none"])
        self.assertEqual(several["NamedQueries"], [found])
        self.assertEqual([item["NamedQueryId"] for item in several["UnprocessedNamedQueryIds"]], ["none"])
        self.assert_refused("InvalidRequestException", self.athena.delete_work_group, WorkGroup="ir")
        other = client("athena", create_organization()[0])
        self.assert_refused("InvalidRequestException", other.get_named_query, **named)
        self.athena.delete_named_query(**named)
        self.assert_refused("InvalidRequestException", self.athena.get_named_query, **named)

    def test_prepared_statement(self) -> None:
        self.athena.create_work_group(Name="ir")
        named = {"StatementName": "who", "WorkGroup": "ir"}
        self.athena.create_prepared_statement(**named, QueryStatement="select ?")
        self.athena.update_prepared_statement(**named, QueryStatement="select ?, ?")
        found = self.athena.get_prepared_statement(**named)["PreparedStatement"]
        self.assertEqual((found["QueryStatement"], found["WorkGroupName"]), ("select ?, ?", "ir"))
        listed = self.athena.list_prepared_statements(WorkGroup="ir")["PreparedStatements"]
        self.assertEqual([item["StatementName"] for item in listed], ["who"])
        self.athena.delete_prepared_statement(**named)
        self.assert_refused("ResourceNotFoundException", self.athena.get_prepared_statement, **named)
        self.athena.create_prepared_statement(**named, QueryStatement="select ?")
        self.athena.delete_work_group(WorkGroup="ir", RecursiveDeleteOption=True)
        self.assert_refused("InvalidRequestException", self.athena.list_prepared_statements, WorkGroup="ir")
