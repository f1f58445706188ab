from support import EmulatorTest, client


class ServiceCredentialsTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.iam = client("iam")
        for name in ("ci", "neighbour"):
            self.iam.create_user(UserName=name)

    def listed(self, **asked: str) -> list[dict]:
        return self.iam.list_service_specific_credentials(**asked)["ServiceSpecificCredentials"]

    def test_credentials_are_listed_without_their_password(self) -> None:
        created = self.iam.create_service_specific_credential(
            UserName="ci", ServiceName="codecommit.amazonaws.com"
        )["ServiceSpecificCredential"]
        self.assertTrue(created.pop("ServicePassword"))
        listed = self.listed(UserName="ci")
        self.assertEqual([one["ServiceSpecificCredentialId"] for one in listed], [created["ServiceSpecificCredentialId"]])
        self.assertEqual((listed[0]["Status"], "ServicePassword" in listed[0]), ("Active", False))
        self.assertEqual(self.listed(UserName="ci", ServiceName="cassandra.amazonaws.com"), [])
        self.assertEqual(self.listed(UserName="neighbour"), [])
        self.assert_answered("iam.CreateServiceSpecificCredential", "iam.ListServiceSpecificCredentials")

    def test_of_a_user_that_does_not_exist(self) -> None:
        self.assert_refused("NoSuchEntity", self.iam.list_service_specific_credentials, UserName="nobody")
