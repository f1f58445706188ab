"""Security Token Service: what it refuses besides what policies refuse, and the sessions moto answers with constants.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
"""

import re
from typing import Any

import calls
from moto.core.responses import ActionResult
from moto.iam.models import Role, iam_backends
from moto.sts.models import STSBackend
from moto.sts.responses import TokenResponse

from .arns import account_of
from .identity import Identity, default_version
from .incoming import Call
from .refusal import Refusal
from .sessions import ROOT, Circumstances, current, make_user_session, session_of

# Anybody who is signed in may call these: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
ALWAYS_ALLOWED = ("sts:GetCallerIdentity", "sts:GetSessionToken")

_CHAINED_SECONDS = 3600
_ROOT_SECONDS = 3600
_TOKEN_CODE = re.compile(r"^\d{6}$")


class NoSecondFactor(Exception):
    """A second factor is given and is not the caller's."""


def second_factor(call: Call, identity: Identity | None) -> bool:
    """The call carries the code of one of the caller's own devices. The code itself is not computed. Raises
    NoSecondFactor."""
    serial, code = call.parameters.get("SerialNumber"), call.parameters.get("TokenCode")
    if call.service != "sts" or not (serial or code):
        return False
    if identity is None:
        return True
    if identity.user is None or serial not in identity.user.mfa_devices or not _TOKEN_CODE.match(code or ""):
        raise NoSecondFactor
    return True


def forbidden(call: Call, identity: Identity) -> Refusal | None:
    """What no policy can allow."""
    session, is_role = identity.session, identity.principal.kind == "assumed-role"
    if call.service == "sts" and call.name == "AssumeRole":
        if identity.principal.kind == "root":
            return Refusal("denied", "Roles may not be assumed by root accounts.")
        return _duration(call, is_role)
    if session and call.service == "sts" and call.name in ("GetSessionToken", "GetFederationToken"):
        return Refusal("denied", f"Cannot call {call.name} with session credentials")
    if session and not is_role and call.service == "sts" and call.name != "GetCallerIdentity":
        return Refusal("denied", "Access denied")
    if session and not is_role and call.service == "iam" and not (session.mfa and session.kind != "federated-user"):
        return Refusal("unknown", "The security token included in the request is invalid")
    return None


def _duration(call: Call, chained: bool) -> Refusal | None:
    wanted, role = call.parameters.get("DurationSeconds") or 3600, _role(
        call.parameters.get("RoleArn", ""), call.partition
    )
    if chained and wanted > _CHAINED_SECONDS:
        return Refusal(
            "invalid",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        )
    if role and wanted > int(role.max_session_duration or 3600):
        return Refusal("invalid", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    return None


def _role(arn: str, partition: str) -> Role | None:
    account = account_of(arn)
    roles = list(iam_backends[account][partition].roles.values()) if account else []
    return next((role for role in roles if role.arn == arn), None)


def circumstances(call: Call, identity: Identity | None, *, mfa: bool) -> Circumstances:
    """What a session that this call creates will be."""
    given = call.parameters
    policies = [given["Policy"]] if given.get("Policy") else []
    holder = account_of(given.get("RoleArn", "")) or (identity.principal.account if identity else None)
    known = iam_backends[holder][call.partition].managed_policies if holder else {}
    policies += [default_version(known[one["arn"]]) for one in given.get("PolicyArns") or () if one.get("arn") in known]
    inherited = bool(identity and identity.session and identity.session.mfa and identity.user)
    of = (
        identity.user.name
        if identity and identity.user
        else ROOT if identity and identity.principal.kind == "root" else None
    )
    return Circumstances(
        of=of,
        arn=identity.principal.arn if identity else "",
        mfa=mfa or inherited,
        policies=tuple(policies),
        tags={tag["Key"]: tag["Value"] for tag in given.get("Tags") or ()},
        source_identity=given.get("SourceIdentity"),
    )


def install() -> None:
    """Real sessions for GetSessionToken and GetFederationToken, and the caller's identity for them and for root
    keys."""
    stock_session, stock_federation = TokenResponse.get_session_token, TokenResponse.get_federation_token
    stock_identity = STSBackend.get_caller_identity

    def get_session_token(self: TokenResponse) -> ActionResult:
        how = current.get()
        if how.of is None:
            return stock_session(self)
        calls.record("sts.GetSessionToken")
        kind = "root" if how.of == ROOT else "user"
        longest = _ROOT_SECONDS if how.of == ROOT else 129600
        duration = min(self._get_int_param("DurationSeconds", 43200), longest)
        return ActionResult({"Credentials": _credentials(self, kind, how.of, how.arn, duration)})

    def get_federation_token(self: TokenResponse) -> ActionResult:
        how = current.get()
        if how.of is None:
            return stock_federation(self)
        calls.record("sts.GetFederationToken")
        name, account = self._get_param("Name"), self.current_account
        arn = f"arn:{self.partition}:sts::{account}:federated-user/{name}"
        credentials = _credentials(self, "federated-user", name, arn, self._get_int_param("DurationSeconds", 43200))
        user = {"FederatedUserId": f"{account}:{name}", "Arn": arn}
        return ActionResult({"Credentials": credentials, "FederatedUser": user, "PackedPolicySize": 6})

    def get_caller_identity(self: STSBackend, access_key_id: str, region: str) -> tuple[str, str, str]:
        backend = iam_backends[self.account_id][self.partition]
        key = backend.access_keys.get(access_key_id)
        session = session_of(key) if key else None
        root = f"arn:{self.partition}:iam::{self.account_id}:root"
        if getattr(key, "root", False) or (session and session.kind == "root"):
            return self.account_id, root, self.account_id
        if session and session.kind == "federated-user":
            return f"{self.account_id}:{session.name}", session.arn, self.account_id
        if session and session.kind == "user" and session.of in backend.users:
            return backend.users[session.of].id, backend.users[session.of].arn, self.account_id
        return stock_identity(self, access_key_id, region)

    TokenResponse.get_session_token = get_session_token
    TokenResponse.get_federation_token = get_federation_token
    STSBackend.get_caller_identity = get_caller_identity


def _credentials(response: TokenResponse, kind: str, name: str, arn: str, duration: int) -> dict[str, Any]:
    key = make_user_session(response.current_account, response.partition, kind, name, arn, duration)
    session = session_of(key)
    assert session
    return {
        "AccessKeyId": key.access_key_id,
        "SecretAccessKey": key.secret_access_key,
        "SessionToken": session.token,
        "Expiration": session.expires,
    }
