from support import EmulatorTest, client, create_organization


class ResolverTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.resolver = client("route53resolver")
        self.vpc = client("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

    def other(self) -> object:
        return client("route53resolver", create_organization()[0])

    def test_query_logging(self) -> None:
        config = self.resolver.create_resolver_query_log_config(
            Name="dns", DestinationArn="arn:aws:s3:::logs", CreatorRequestId="1", Tags=[{"Key": "a", "Value": "b"}]
        )["ResolverQueryLogConfig"]
        tags = self.resolver.list_tags_for_resource(ResourceArn=config["Arn"])["Tags"]
        self.assertEqual(tags, [{"Key": "a", "Value": "b"}])
        named = {"ResolverQueryLogConfigId": config["Id"], "ResourceId": self.vpc}
        self.resolver.associate_resolver_query_log_config(**named)
        delete = self.resolver.delete_resolver_query_log_config
        self.assert_refused("InvalidRequestException", delete, ResolverQueryLogConfigId=config["Id"])
        self.assertEqual(self.other().list_resolver_query_log_configs()["ResolverQueryLogConfigs"], [])
        self.resolver.disassociate_resolver_query_log_config(**named)
        self.assert_refused(
            "ResourceNotFoundException", self.resolver.disassociate_resolver_query_log_config, **named
        )
        delete(ResolverQueryLogConfigId=config["Id"])
        self.assertEqual(self.resolver.list_resolver_query_log_configs()["ResolverQueryLogConfigs"], [])

    def domain_list(self) -> str:
        created = self.resolver.create_firewall_domain_list(CreatorRequestId="1", Name="bad")
        return created["FirewallDomainList"]["Id"]

    def rule_group(self) -> dict:
        created = self.resolver.create_firewall_rule_group(CreatorRequestId="1", Name="g", Tags=[])
        return created["FirewallRuleGroup"]

    def test_domain_list(self) -> None:
        named = {"FirewallDomainListId": self.domain_list()}
        update = self.resolver.update_firewall_domains
        update(**named, Operation="REPLACE", Domains=["Evil.example", "*"])
        update(**named, Operation="ADD", Domains=["worse.example."])
        update(**named, Operation="REMOVE", Domains=["*"])
        domains = self.resolver.list_firewall_domains(**named)["Domains"]
        self.assertEqual(domains, ["evil.example.", "worse.example."])
        described = self.resolver.get_firewall_domain_list(**named)["FirewallDomainList"]
        self.assertEqual((described["DomainCount"], described["Status"]), (2, "COMPLETE"))
        self.assertEqual(self.other().list_firewall_domain_lists()["FirewallDomainLists"], [])
        self.resolver.delete_firewall_domain_list(**named)
        self.assert_refused("ResourceNotFoundException", self.resolver.get_firewall_domain_list, **named)

    def test_rules(self) -> None:
        group, domains = self.rule_group(), self.domain_list()
        named = {"FirewallRuleGroupId": group["Id"], "FirewallDomainListId": domains}
        rule = {**named, "CreatorRequestId": "1", "Name": "block", "Priority": 100, "Action": "BLOCK"}
        self.assert_refused("ValidationException", self.resolver.create_firewall_rule, **rule)
        self.resolver.create_firewall_rule(**rule, BlockResponse="NODATA")
        self.assert_refused("ConflictException", self.resolver.create_firewall_rule, **rule, BlockResponse="NODATA")
        self.resolver.update_firewall_rule(**named, Action="ALERT")
        (listed,) = self.resolver.list_firewall_rules(FirewallRuleGroupId=group["Id"])["FirewallRules"]
        self.assertEqual((listed["Action"], listed["Priority"]), ("ALERT", 100))
        in_use = self.resolver.delete_firewall_domain_list
        self.assert_refused("ConflictException", in_use, FirewallDomainListId=domains)
        delete = self.resolver.delete_firewall_rule_group
        self.assert_refused("ConflictException", delete, FirewallRuleGroupId=group["Id"])
        self.resolver.delete_firewall_rule(**named)
        self.assertEqual(self.other().list_firewall_rule_groups()["FirewallRuleGroups"], [])
        delete(FirewallRuleGroupId=group["Id"])
        missing = self.resolver.get_firewall_rule_group
        self.assert_refused("ResourceNotFoundException", missing, FirewallRuleGroupId=group["Id"])

    def test_association_with_a_vpc(self) -> None:
        group = self.rule_group()
        asked = {"FirewallRuleGroupId": group["Id"], "VpcId": self.vpc, "Priority": 101, "Name": "a"}
        associate = self.resolver.associate_firewall_rule_group
        tags = [{"Key": "a", "Value": "b"}]
        created = associate(**asked, CreatorRequestId="1", MutationProtection="ENABLED", Tags=tags)
        named = {"FirewallRuleGroupAssociationId": created["FirewallRuleGroupAssociation"]["Id"]}
        arn = created["FirewallRuleGroupAssociation"]["Arn"]
        self.assertEqual(self.resolver.list_tags_for_resource(ResourceArn=arn)["Tags"], tags)
        self.assert_refused("ConflictException", associate, **asked, CreatorRequestId="2")
        self.assert_refused(
            "ResourceNotFoundException", associate, **{**asked, "VpcId": "vpc-none"}, CreatorRequestId="3"
        )
        self.assert_refused("ConflictException", self.resolver.disassociate_firewall_rule_group, **named)
        self.resolver.update_firewall_rule_group_association(**named, MutationProtection="DISABLED")
        listed = self.resolver.list_firewall_rule_group_associations(VpcId=self.vpc)["FirewallRuleGroupAssociations"]
        self.assertEqual(len(listed), 1)
        self.resolver.disassociate_firewall_rule_group(**named)
        self.assert_refused("ResourceNotFoundException", self.resolver.get_firewall_rule_group_association, **named)

    def test_fail_open(self) -> None:
        get = self.resolver.get_firewall_config
        self.assertEqual(get(ResourceId=self.vpc)["FirewallConfig"]["FirewallFailOpen"], "DISABLED")
        self.resolver.update_firewall_config(ResourceId=self.vpc, FirewallFailOpen="ENABLED")
        self.assertEqual(get(ResourceId=self.vpc)["FirewallConfig"]["FirewallFailOpen"], "ENABLED")
        self.assertEqual(len(self.resolver.list_firewall_configs()["FirewallConfigs"]), 1)
        self.assert_refused("ResourceNotFoundException", self.other().get_firewall_config, ResourceId=self.vpc)
