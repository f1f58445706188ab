"""Who may do what: replaces moto's partial evaluation by AWS's documented logic, and tightens S3 Object Lock.

`authorization.switch.set(True)` or `POST /firebreak/enforcement {"on": true}` enforces policies; the lock is always
strict.
"""

from . import gate, managed_policies, object_lock, organization, sessions, sts, switch, user_boundaries

__all__ = ["install", "switch"]


def install() -> None:
    """Call once, before serving."""
    managed_policies.install()
    user_boundaries.install()
    organization.install()
    sessions.remember_roles()
    sts.install()
    object_lock.install()
    gate.install()
