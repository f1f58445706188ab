"""Where the records wait until a drill fetches them: in memory, and no more than so many bytes."""

import json
from collections import deque
from collections.abc import Iterator
from threading import Lock
from typing import Any

MOST_BYTES = 128 * 1024 * 1024
"""A drill makes about 30 MB."""


class Ledger:
    """`Ledger(most_bytes)`. The oldest go first, and are missed: `fetch` says until when."""

    def __init__(self, most_bytes: int = MOST_BYTES):
        self._most_bytes = most_bytes
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        with self._lock:
            self._records: deque[tuple[str, bytes]] = deque()
            self._bytes = 0
            self._lost_until: str | None = None
            self._problems: dict[str, int] = {}

    def add(self, record: dict[str, Any]) -> None:
        text = json.dumps(record, separators=(",", ":")).encode()
        with self._lock:
            self._records.append((record["eventTime"], text))
            self._bytes += len(text)
            while self._bytes > self._most_bytes:
                time, oldest = self._records.popleft()
                self._bytes -= len(oldest)
                self._lost_until = time

    def missed(self, problem: str) -> None:
        """A call could not be recorded. A log with holes must not look like a whole one."""
        with self._lock:
            self._problems[problem] = self._problems.get(problem, 0) + 1

    def fetch(self, since: str) -> Iterator[bytes]:
        """JSON `{"lostUntil": null, "problems": {}, "records": [...]}`.

        `since` is like `2026-11-20T18:04:05Z`, the form of eventTime; empty for all there are. `lostUntil` is the time
        of the last record that is no longer here; `problems` counts calls without a record by what went wrong.
        """
        with self._lock:
            records = [text for time, text in self._records if time >= since]
            head = json.dumps({"lostUntil": self._lost_until, "problems": self._problems})
        yield f'{head[:-1]}, "records": ['.encode()
        yield b",".join(records)
        yield b"]}"
