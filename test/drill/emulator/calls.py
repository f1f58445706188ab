"""Ledger of the calls that the extension answered, so that a drill can print what stock moto did not do by itself."""

from collections import Counter
from threading import Lock

_lock = Lock()
_answered: Counter[str] = Counter()


def record(operation: str) -> None:
    """Count one call; `operation` is written `<service>.<Operation>`, for instance `guardduty.GetDetector`."""
    with _lock:
        _answered[operation] += 1


def counts() -> dict[str, int]:
    """Calls answered since start or the last reset, by operation name in alphabetical order."""
    with _lock:
        return dict(sorted(_answered.items()))


def reset() -> None:
    with _lock:
        _answered.clear()
