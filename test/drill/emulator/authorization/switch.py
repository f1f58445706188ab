"""Whether policies are enforced. Off at start, so that a drill can deploy before anybody has permissions."""

_on = False


def set(on: bool) -> None:
    global _on
    _on = on


def is_on() -> bool:
    return _on
