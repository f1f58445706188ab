from support import EmulatorTest, client, create_organization


class DetectiveTest(EmulatorTest):
    def test_graph_and_tags(self) -> None:
        security, _ = create_organization()
        detective = client("detective")
        arn = detective.create_graph(Tags={"a": "b"})["GraphArn"]
        self.assertEqual(detective.create_graph()["GraphArn"], arn)
        detective.tag_resource(ResourceArn=arn, Tags={"c": "d"})
        detective.untag_resource(ResourceArn=arn, TagKeys=["a"])
        self.assertEqual(detective.list_tags_for_resource(ResourceArn=arn)["Tags"], {"c": "d"})
        self.assertEqual(client("detective", security).list_graphs()["GraphList"], [])
        detective.delete_graph(GraphArn=arn)
        self.assertEqual(detective.list_graphs()["GraphList"], [])
        self.assert_refused("ResourceNotFoundException", detective.delete_graph, GraphArn=arn)

    def test_organization(self) -> None:
        security, member = create_organization()
        management, detective = client("detective"), client("detective", security)
        self.assert_refused(
            "AccessDeniedException", client("detective", member).enable_organization_admin_account, AccountId=security
        )
        management.enable_organization_admin_account(AccountId=security)
        (administrator,) = management.list_organization_admin_accounts()["Administrators"]
        (graph,) = detective.list_graphs()["GraphList"]
        self.assertEqual((administrator["AccountId"], administrator["GraphArn"]), (security, graph["Arn"]))
        detective.update_organization_configuration(GraphArn=graph["Arn"], AutoEnable=True)
        self.assertTrue(detective.describe_organization_configuration(GraphArn=graph["Arn"])["AutoEnable"])
        management.disable_organization_admin_account()
        self.assertEqual(detective.list_graphs()["GraphList"], [])
        self.assertEqual(management.list_organization_admin_accounts()["Administrators"], [])
