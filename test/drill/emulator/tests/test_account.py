from support import MANAGEMENT, EmulatorTest, client, create_organization

CONTACT = {
    "AlternateContactType": "SECURITY",
    "EmailAddress": "ir@example.com",
    "Name": "IR",
    "PhoneNumber": "+1",
    "Title": "IR",
}
SECURITY = {"AlternateContactType": "SECURITY"}


class AlternateContactTest(EmulatorTest):
    def test_management_account_sets_contacts_of_members(self) -> None:
        security, member = create_organization("account.amazonaws.com")
        management = client("account")
        management.put_alternate_contact(AccountId=member, **CONTACT)
        found = client("account", member).get_alternate_contact(**SECURITY)["AlternateContact"]
        self.assertEqual(found["EmailAddress"], "ir@example.com")
        get = management.get_alternate_contact
        self.assert_refused("ResourceNotFoundException", get, **SECURITY)
        self.assert_refused("AccessDeniedException", get, AccountId=MANAGEMENT, **SECURITY)
        self.assert_refused("AccessDeniedException", get, AccountId="999999999999", **SECURITY)
        other = client("account", security).get_alternate_contact
        self.assert_refused("AccessDeniedException", other, AccountId=member, **SECURITY)
        management.delete_alternate_contact(AccountId=member, **SECURITY)
        self.assert_refused("ResourceNotFoundException", get, AccountId=member, **SECURITY)

    def test_trusted_access_is_needed(self) -> None:
        _, member = create_organization()
        put = client("account").put_alternate_contact
        self.assert_refused("AccessDeniedException", put, AccountId=member, **CONTACT)
