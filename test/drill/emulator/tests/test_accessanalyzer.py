from support import EmulatorTest, client, create_organization

PRINCIPAL = "access-analyzer.amazonaws.com"


class AccessAnalyzerTest(EmulatorTest):
    def test_analyzer_and_tags(self) -> None:
        _, member = create_organization()
        analyzers = client("accessanalyzer")
        arn = analyzers.create_analyzer(analyzerName="own", type="ACCOUNT", tags={"a": "b"})["arn"]
        self.assert_refused("ConflictException", analyzers.create_analyzer, analyzerName="own", type="ACCOUNT")
        self.assertEqual(analyzers.get_analyzer(analyzerName="own")["analyzer"]["status"], "ACTIVE")
        analyzers.tag_resource(resourceArn=arn, tags={"c": "d"})
        analyzers.untag_resource(resourceArn=arn, tagKeys=["a"])
        self.assertEqual(analyzers.list_tags_for_resource(resourceArn=arn)["tags"], {"c": "d"})
        self.assertEqual(client("accessanalyzer", member).list_analyzers()["analyzers"], [])
        analyzers.delete_analyzer(analyzerName="own")
        self.assert_refused("ResourceNotFoundException", analyzers.get_analyzer, analyzerName="own")

    def test_archive_rule(self) -> None:
        analyzers = client("accessanalyzer")
        analyzers.create_analyzer(analyzerName="own", type="ACCOUNT")
        named = {"analyzerName": "own", "ruleName": "known"}
        analyzers.create_archive_rule(**named, filter={"isPublic": {"eq": ["false"]}})
        analyzers.update_archive_rule(**named, filter={"isPublic": {"eq": ["true"]}})
        rule = analyzers.get_archive_rule(**named)["archiveRule"]
        self.assertEqual(rule["filter"], {"isPublic": {"eq": ["true"]}})
        analyzers.delete_archive_rule(**named)
        self.assert_refused("ResourceNotFoundException", analyzers.get_archive_rule, **named)

    def test_organization_needs_management_or_delegation(self) -> None:
        security, _ = create_organization(PRINCIPAL)
        create = client("accessanalyzer", security).create_analyzer
        asked = {"analyzerName": "org", "type": "ORGANIZATION"}
        self.assert_refused("AccessDeniedException", create, **asked)
        client("organizations").register_delegated_administrator(AccountId=security, ServicePrincipal=PRINCIPAL)
        create(**asked)
        self.assertEqual(
            client("accessanalyzer", security).get_analyzer(analyzerName="org")["analyzer"]["type"], "ORGANIZATION"
        )
