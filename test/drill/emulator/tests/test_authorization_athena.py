import unittest

from authorization_support import EVERYTHING, MANAGEMENT, administrator_of, client, enforce, refused, reset, user

FIREBREAK = f"arn:aws:athena:us-east-1:{MANAGEMENT}:workgroup/firebreak"


class SeveralNamedQueriesTest(unittest.TestCase):
    """A request for several saved queries is one for the workgroup of each."""

    def setUp(self) -> None:
        reset()
        setup = administrator_of(MANAGEMENT)
        athena = client("athena", setup)
        self.queries = {}
        for workgroup in ("firebreak", "other"):
            athena.create_work_group(Name=workgroup)
            created = athena.create_named_query(Name="q", Database="d", QueryString="select 1", WorkGroup=workgroup)
            self.queries[workgroup] = created["NamedQueryId"]
        self.administrator = user(setup, "administrator", EVERYTHING)
        self.investigator = user(setup, "investigator", {"Action": "athena:BatchGet*", "Resource": FIREBREAK})
        enforce()

    def tearDown(self) -> None:
        enforce(False)

    def test_each_workgroup_counts(self) -> None:
        ours, others = self.queries["firebreak"], self.queries["other"]
        investigator = client("athena", self.investigator).batch_get_named_query
        self.assertEqual(len(investigator(NamedQueryIds=[ours])["NamedQueries"]), 1)
        self.assertEqual(refused(investigator, NamedQueryIds=[ours, others])[0], "AccessDeniedException")
        administrator = client("athena", self.administrator).batch_get_named_query
        self.assertEqual(len(administrator(NamedQueryIds=[ours, others])["NamedQueries"]), 2)
