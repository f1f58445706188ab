"""WSGI middleware in front of the emulator. `GET /firebreak/cloudtrail-events?since=2026-11-20T18:04:05Z`."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from authorization import incoming
from authorization.gate import OUTSIDE

from . import record
from .answers import FAILED, Raw
from .ledger import Ledger

ADDRESS = "/firebreak/cloudtrail-events"
Application = Any


class Recorder:
    """`Recorder(application, ledger)`. A retry that is answered with an earlier answer must not get as far as here."""

    def __init__(self, application: Application, ledger: Ledger):
        self._application = application
        self._ledger = ledger

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == ADDRESS:
            return self._fetch(environ, start_response)
        if path.startswith(OUTSIDE):
            return self._application(environ, start_response)
        begun = self._begin(environ)
        if begun is None:
            return self._application(environ, start_response)
        return self._answer(begun, environ, start_response)

    def _answer(self, begun: record.Begun, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        started: list[Any] = []

        def remember(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            started[:] = [status, headers]
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        try:
            body = list(self._application(environ, remember))
        except Exception:
            self._record(begun, FAILED)
            raise
        status, headers = started
        self._record(begun, Raw(int(status.split()[0]), headers, body))
        return body

    def _record(self, begun: record.Begun, raw: Raw) -> None:
        try:
            for one in record.records(begun, raw):
                self._ledger.add(one)
        except Exception as problem:  # Whatever it is, the call was answered and the caller must hear that.
            self._missed(begun.call.name, problem)

    def _begin(self, environ: dict[str, Any]) -> record.Begun | None:
        try:
            return record.begin(incoming.read(environ))
        except Exception as problem:  # As above.
            self._missed(environ.get("PATH_INFO", ""), problem)
            return None

    def _missed(self, what: str, problem: Exception) -> None:
        self._ledger.missed(f"{what}: {problem!r}")

    def _fetch(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        since = parse_qs(environ.get("QUERY_STRING", "")).get("since", [""])[0]
        start_response("200 OK", [("Content-Type", "application/json")])
        return self._ledger.fetch(since)
