"""What the emulator has recorded."""

import json
import unittest
import urllib.request
from typing import Any

from authorization_support import MANAGEMENT, Keys, administrator_of, client, endpoint, enforce, reset

Record = dict[str, Any]
VICTIM, STRANGER = "444444444444", "999999999999"


def fetched(since: str = "") -> dict[str, Any]:
    with urllib.request.urlopen(f"{endpoint()}/firebreak/cloudtrail-events?since={since}") as answer:
        found: dict[str, Any] = json.load(answer)
        return found


class RecordedTest(unittest.TestCase):
    """Sessions of administrators in two accounts."""

    def setUp(self) -> None:
        reset()
        self.addCleanup(enforce, False)
        self.in_victim: Keys = administrator_of(VICTIM)
        self.in_stranger: Keys = administrator_of(STRANGER)

    def records(self, name: str, account: str = VICTIM) -> list[Record]:
        got = fetched()
        self.assertEqual((got["problems"], got["lostUntil"]), ({}, None))
        return [one for one in got["records"] if (one["eventName"], one["recipientAccountId"]) == (name, account)]

    def record(self, name: str, account: str = VICTIM) -> Record:
        found = self.records(name, account)
        self.assertEqual(len(found), 1, f"records of {name} in {account}")
        return found[0]


__all__ = ["MANAGEMENT", "STRANGER", "VICTIM", "Record", "RecordedTest", "client", "enforce", "fetched"]
