import json

from support import EmulatorTest, client

PATTERN = json.dumps({"source": ["aws.iam"]})


class RuleTagsTest(EmulatorTest):
    def test_rules_of_one_name_on_two_buses_have_tags_of_their_own(self) -> None:
        events = client("events")
        events.create_event_bus(Name="alarms")
        tags = [{"Key": "firebreak", "Value": "preparedness"}]
        tagged = events.put_rule(Name="trail", EventBusName="alarms", EventPattern=PATTERN, Tags=tags)["RuleArn"]
        plain = events.put_rule(Name="trail", EventPattern=PATTERN)["RuleArn"]
        self.assertEqual(events.list_tags_for_resource(ResourceARN=tagged)["Tags"], tags)
        self.assertEqual(events.list_tags_for_resource(ResourceARN=plain)["Tags"], [])
        events.tag_resource(ResourceARN=plain, Tags=[{"Key": "a", "Value": "b"}])
        events.untag_resource(ResourceARN=tagged, TagKeys=["firebreak"])
        self.assertEqual(events.list_tags_for_resource(ResourceARN=tagged)["Tags"], [])
        self.assertEqual(events.list_tags_for_resource(ResourceARN=plain)["Tags"], [{"Key": "a", "Value": "b"}])

    def test_unknown_and_foreign_rules_are_not_found(self) -> None:
        arn = client("events").put_rule(Name="trail", EventPattern=PATTERN)["RuleArn"]
        other = client("events", "222222222222").list_tags_for_resource
        self.assert_refused("ResourceNotFoundException", other, ResourceARN=arn)
