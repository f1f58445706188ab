import sys
import unittest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from retries import Retries


class RetriesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.carried_out = 0
        self.status = "200 OK"

        def application(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
            self.carried_out += 1
            start_response(self.status, [("X-Times", str(self.carried_out))])
            return [b"done"]

        self.retries = Retries(application)

    def call(self, attempt: int, call: str = "a") -> tuple[str, list[tuple[str, str]], bytes]:
        started: list[Any] = []
        environ = {"HTTP_AMZ_SDK_INVOCATION_ID": call, "HTTP_AMZ_SDK_REQUEST": f"attempt={attempt}; max=3"}
        body = self.retries(environ, lambda status, headers: started.extend([status, headers]))
        return (*started, b"".join(body))

    def test_a_repeated_call_gets_the_first_answer(self) -> None:
        first = self.call(attempt=1)
        self.assertEqual(self.call(attempt=2), first)
        self.assertEqual(self.carried_out, 1)

    def test_another_call_is_carried_out(self) -> None:
        self.call(attempt=1)
        self.call(attempt=1, call="b")
        self.assertEqual(self.carried_out, 2)

    def test_a_failed_call_is_carried_out_again(self) -> None:
        self.status = "503 Slow Down"
        self.call(attempt=1)
        self.call(attempt=2)
        self.assertEqual(self.carried_out, 2)

    def test_a_lost_request_is_carried_out(self) -> None:
        self.call(attempt=2)
        self.assertEqual(self.carried_out, 1)
