import json

from support import EmulatorTest, client, create_organization

DOCUMENT = json.dumps({"DestinationArn": "arn:aws:logs:us-east-1:1:destination:d", "FilterPattern": ""})


class AccountPolicyTest(EmulatorTest):
    def test_subscription_filter_policy(self) -> None:
        logs = client("logs")
        named = {"policyName": "all", "policyType": "SUBSCRIPTION_FILTER_POLICY"}
        self.assert_refused("InvalidParameterException", logs.put_account_policy, **named, policyDocument="{}")
        self.assert_refused("InvalidParameterException", logs.put_account_policy, **named, policyDocument="no json")
        criteria = 'LogGroupName NOT IN ["x"]'
        logs.put_account_policy(**named, policyDocument=DOCUMENT, selectionCriteria=criteria)
        (policy,) = logs.describe_account_policies(policyType=named["policyType"])["accountPolicies"]
        self.assertEqual((policy["policyDocument"], policy["selectionCriteria"]), (DOCUMENT, criteria))
        second = {**named, "policyName": "second", "policyDocument": DOCUMENT}
        self.assert_refused("LimitExceededException", logs.put_account_policy, **second)
        other = client("logs", create_organization()[0])
        self.assertEqual(other.describe_account_policies(policyType=named["policyType"])["accountPolicies"], [])
        logs.delete_account_policy(**named)
        self.assert_refused("ResourceNotFoundException", logs.describe_account_policies, **named)
        self.assert_refused("ResourceNotFoundException", logs.delete_account_policy, **named)
