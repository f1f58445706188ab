"""Answers an AWS SDK's second attempt at a call that succeeded, whose answer was lost, with the first answer.

An SDK marks the attempts of one call with one id. Carried out again, a call that creates would fail: the thing is there.
https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

import calls

KEPT = 1000
Application = Any
Answer = tuple[str, list[tuple[str, str]], list[bytes]]


class Retries:
    """WSGI middleware: `Retries(application)`."""

    def __init__(self, application: Application):
        self._application = application
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if call is None:
            return self._application(environ, start_response)
        with self._lock:
            earlier = self._answers.get(call)
        if earlier and not environ.get("HTTP_AMZ_SDK_REQUEST", "").startswith("attempt=1"):
            calls.record("retries.AnsweredAgain")
            status, headers, body = earlier
            start_response(status, headers)
            return body
        return self._answer(call, environ, start_response)

    def _answer(self, call: str, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        started: list[Any] = []

        def record(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            started[:] = [status, headers]
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        body = list(self._application(environ, record))
        status, headers = started
        if status.startswith("2"):
            with self._lock:
                self._answers[call] = (status, headers, body)
                if len(self._answers) > KEPT:
                    self._answers.popitem(last=False)
        return body
