from http.client import HTTPConnection
from urllib.parse import urlparse

from support import EmulatorTest, address, client, control, create_organization


class ServerTest(EmulatorTest):
    def test_reset_forgets_resources_memberships_and_counts(self) -> None:
        create_organization()
        client("guardduty").create_detector(Enable=True)
        self.assertEqual(control("GET", "/firebreak/calls")["guardduty.CreateDetector"], 1)
        control("POST", "/firebreak/reset")
        self.assertEqual(control("GET", "/firebreak/calls"), {})
        self.assertEqual(client("guardduty").list_detectors()["DetectorIds"], [])
        create_organization()

    def test_only_calls_of_the_extension_are_counted(self) -> None:
        client("sqs").list_queues()
        self.assertEqual(control("GET", "/firebreak/calls"), {})

    def test_proxy_requests_of_bucket_and_account_hosts(self) -> None:
        client("s3").create_bucket(Bucket="by-proxy")
        proxy = HTTPConnection(urlparse(address()).netloc)
        proxy.request("PUT", "http://by-proxy.aws.moto.test/key", body=b"content")
        self.assertEqual(proxy.getresponse().read(), b"")
        self.assertEqual(client("s3").get_object(Bucket="by-proxy", Key="key")["Body"].read(), b"content")

    def test_managed_policies_are_loaded(self) -> None:
        arn = "arn:aws:iam::aws:policy/AWSDenyAll"
        self.assertEqual(client("iam").get_policy(PolicyArn=arn)["Policy"]["PolicyName"], "AWSDenyAll")
