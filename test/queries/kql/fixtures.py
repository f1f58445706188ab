"""Rows of a tenant's day: an intruder who has a user and an application, and other people at work."""

SINCE = "2026-11-19T00:00:00Z"
OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier"
UPN = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"
MALLORY, MALLORY_ID, ASHA, ASHA_ID = "mallory@example.com", "user-mallory", "asha@example.com", "user-asha"
APP, APP_ID = "application-id", "application-object"


def at(hour, minute=0, day=20):
    return f"2026-11-{day:02}T{hour:02}:{minute:02}:00Z"


def arm(id, operation, caller=MALLORY, object=MALLORY_ID, status="Success", when=at(9), resource="vm", **more):
    return {
        "EventDataId": id,
        "TimeGenerated": when,
        "OperationNameValue": operation.upper(),
        "ActivityStatusValue": status,
        "CategoryValue": "Administrative",
        "Caller": caller,
        "CallerIpAddress": "198.51.100.9",
        "Claims_d": {OBJECT_ID: object, "appid": "cli"},
        "Properties_d": {"requestbody": "{}"},
        "SubscriptionId": "sub-1",
        "_ResourceId": f"/subscriptions/sub-1/resourcegroups/app/providers/x/{resource}",
        **more,
    }


def audit(id, operation, target="someone", user=MALLORY, user_id=MALLORY_ID, when=at(10), app=None, **more):
    by = {"app": app} if app else {"user": {"userPrincipalName": user, "id": user_id, "ipAddress": "198.51.100.9"}}
    return {
        "Id": id,
        "TimeGenerated": when,
        "OperationName": operation,
        "Result": "success",
        "InitiatedBy": by,
        "TargetResources": [{"displayName": target, "id": f"id-of-{target}", "modifiedProperties": more.pop("changed", [])}],
        **more,
    }


def sign_in(id, user=ASHA, user_id=ASHA_ID, result="0", when=at(8), address="203.0.113.1", **more):
    return {
        "Id": id,
        "TimeGenerated": when,
        "UserPrincipalName": user,
        "UserId": user_id,
        "ResultType": result,
        "IPAddress": address,
        "Location": "IN",
        "ClientAppUsed": "Browser",
        "AppDisplayName": "Azure Portal",
        **more,
    }


def application(id, when=at(8), key="key-old", address="203.0.113.5", **more):
    return {
        "Id": id,
        "TimeGenerated": when,
        "ServicePrincipalId": APP_ID,
        "ServicePrincipalName": "pipeline",
        "AppId": APP,
        "ResultType": "0",
        "IPAddress": address,
        "Location": "IN",
        "ServicePrincipalCredentialKeyId": key,
        "ResourceDisplayName": "Azure Resource Manager",
        **more,
    }


def blob(id, key, when=at(11), category="StorageRead", **more):
    return {
        "CorrelationId": id,
        "TimeGenerated": when,
        "Category": category,
        "StatusText": "Success",
        "AccountName": "payroll",
        "ObjectKey": f'"/payroll/{key}"',
        "OperationName": "GetBlob",
        "AuthenticationType": "OAuth",
        "CallerIpAddress": "198.51.100.9:4711",
        "ResponseBodySize": 1000,
        "_ResourceId": "/subscriptions/sub-1/payroll",
        **more,
    }


def secret(id, name, object=MALLORY_ID, operation="SecretGet", **more):
    return {
        "CorrelationId": id,
        "TimeGenerated": at(12),
        "OperationName": operation,
        "Identity": {"claim": {OBJECT_ID: object, "appid": "cli"} | ({UPN: MALLORY} if object == MALLORY_ID else {})},
        "Id": f"https://vault/secrets/{name}",
        "HttpStatusCode": 200,
        "_ResourceId": "/subscriptions/sub-1/vault",
        **more,
    }


def asked(id, path, user=MALLORY_ID, status=200, when=at(9)):
    uri = f"https://graph.microsoft.com/v1.0/{path}"
    return {"RequestId": id, "TimeGenerated": when, "RequestUri": uri, "UserId": user, "ResponseStatusCode": status}


COMMAND = "Microsoft.Compute/virtualMachines/runCommand/action"
ROLE = "Microsoft.Authorization/roleAssignments/write"
ROWS = {
    "AzureActivity": [
        arm("old", COMMAND, when=at(9, day=1)),
        arm("refused", ROLE, status="Failure", when=at(9, 1), Properties_d={"statusCode": "AuthorizationFailed"}),
        arm("role", ROLE, when=at(9, 30)),
        arm("asha-refused-for-good", ROLE, caller=ASHA, object=ASHA_ID, status="Failure",
            Properties_d={"statusCode": "AuthorizationFailed"}),
        arm("command", COMMAND, resource="vm"),
        arm("keys", "Microsoft.Storage/storageAccounts/listKeys/action"),
        arm("export", "Microsoft.Compute/snapshots/beginGetAccess/action"),
        arm("identity", "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write"),
        arm("no-logs", "Microsoft.Insights/diagnosticSettings/delete"),
        arm("rule", "Microsoft.Network/networkSecurityGroups/securityRules/delete", resource="firebreak-quarantine-in"),
        arm("other-rule", "Microsoft.Network/networkSecurityGroups/securityRules/delete", resource="web"),
        arm("tag", "Microsoft.Resources/tags/write", caller=ASHA, object=ASHA_ID, resource="tag"),
        *[arm(f"kept-{n}", operation, ASHA, ASHA_ID, status, resource=f"firebreak-{n}") for n, (operation, status) in enumerate([
            ("Microsoft.Network/applicationSecurityGroups/write", "Start"),
            ("Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action", "Success"),
            ("Microsoft.Network/virtualNetworks/write", "Success"),
        ])],
        arm("policy-refused", ROLE, caller="engine", object="engine", CategoryValue="Policy", status="Failure", when=at(9, 1),
            Properties_d={"statusCode": "AuthorizationFailed"}),
        arm("policy-done", ROLE, caller="engine", object="engine", CategoryValue="Policy", when=at(9, 2)),
        arm("by-object", "Microsoft.Resources/tags/write", caller="", resource="by-object"),
    ],
    "AuditLogs": [
        audit("secret", "Update application – Certificates and secrets management ", "pipeline"),
        audit("federated", "Update application", "pipeline", changed=[{"displayName": "FederatedIdentityCredentials"}]),
        audit("asha-secret", "Add service principal credentials", "own", user=ASHA, user_id=ASHA_ID),
        audit("refused-secret", "Add service principal credentials", "not", user=ASHA, user_id=ASHA_ID, Result="failure"),
        audit("renamed", "Update application", "pipeline", user=ASHA, user_id=ASHA_ID),
        audit("consent", "Consent to application", "reader"),
        audit("admin", "Add member to role", "backdoor"),
        audit("elevated", "User has elevated their access to User Access Administrator for their Azure Resources"),
        audit("policy", "Update conditional access policy", "require mfa"),
        audit("let-out", "Remove member from group", "firebreak-quarantine"),
        audit("joined", "Add member to group", "responders", user=ASHA, user_id=ASHA_ID),
        audit("named", "Update application", "firebreak-quarantine-tool", user=ASHA, user_id=ASHA_ID),
        audit("left", "Remove member from group", "choir", user=ASHA, user_id=ASHA_ID),
        audit("guest", "Invite external user", "friend"),
        audit("by-app", "Add user", "robot", app={"servicePrincipalId": APP_ID, "displayName": "pipeline"}),
    ],
    "SigninLogs": [
        sign_in("known", when=at(8, day=1)),
        sign_in("asha"),
        sign_in("spare", "spare@example.com", "user-spare", when=at(8, day=1)),
        sign_in("never-in", result="50126", address="192.0.2.1", Location="BR", when=at(3)),
        sign_in("asha-abroad", address="198.51.100.77", Location="RU", when=at(13)),
        *[sign_in(f"guess-{n}", MALLORY, MALLORY_ID, "50126", at(7, n), "198.51.100.9") for n in range(3)],
        sign_in("guessed", MALLORY, MALLORY_ID, "0", at(7, 40), "198.51.100.9"),
        *[sign_in(f"typo-{n}", result="50126", when=at(5, n)) for n in range(2)],
        sign_in("typed", when=at(5, 30)),
        *[sign_in(f"long-ago-{n}", "ravi@example.com", "user-ravi", "50126", at(1, n), "203.0.113.8") for n in range(3)],
        sign_in("ravi", "ravi@example.com", "user-ravi", "0", at(4), "203.0.113.8", ClientAppUsed="IMAP4"),
    ],
    "AADNonInteractiveUserSignInLogs": [
        sign_in("device", MALLORY, MALLORY_ID, when=at(14), address="198.51.100.9", AuthenticationProtocol="deviceCode"),
        *[sign_in(f"quiet-{n}", "quiet@example.com", "user-quiet", "50126", at(2, n), "203.0.113.60") for n in range(3)],
        sign_in("spare-2", "spare@example.com", "user-spare", when=at(8, day=1)),
        sign_in("quiet", "quiet@example.com", "user-quiet", "0", at(2, 9), "203.0.113.60"),
    ],
    "AADServicePrincipalSignInLogs": [
        application("app-known", at(8, day=1)),
        application("app-usual"),
        application("app-new", at(11), "key-new", "198.51.100.9"),
        application("other", ServicePrincipalId="other", ServicePrincipalName="other", AppId="other", key="key-other"),
    ],
    "AADManagedIdentitySignInLogs": [
        application("machine", ServicePrincipalId="machine-object", ServicePrincipalName="machine", AppId="machine-app"),
        application("machine-2", ServicePrincipalId="machine-2", ServicePrincipalName="machine-2", AppId="machine-2"),
    ],
    "MicrosoftGraphActivityLogs": [
        *[asked(f"look-{n}", f"kind{n}") for n in range(20)],
        *[asked(f"work-{n}", f"users/{n:08x}-0000-4000-8000-000000000000", ASHA_ID) for n in range(30)],
        *[asked(f"no-{n}", "users", "user-ravi", 403) for n in range(20)],
    ],
    "StorageBlobLogs": [
        *[blob(f"read-{n}", n, RequesterObjectId=MALLORY_ID, RequesterUpn=MALLORY) for n in range(5)],
        blob("asha-read", 1, RequesterObjectId=ASHA_ID, RequesterUpn=ASHA, _ResourceId="/subscriptions/sub-1/reports"),
        blob("written", 3, category="StorageWrite", RequesterUpn="writer@example.com"),
        blob("signed", 2, AuthenticationType="SAS", AuthenticationHash="hash-of-sas"),
    ],
    "AZKVAuditLogs": [
        secret("stolen", "db"),
        secret("used", "db", ASHA_ID, _ResourceId="/subscriptions/sub-1/other-vault"),
        secret("listed", "", "user-lister", "SecretList"),
        secret("long-ago", "db", "user-long-ago", TimeGenerated=at(9, day=1)),
    ],
}

ROW_IDS = {"EventDataId", "Id", "CorrelationId", "RequestId", "ServicePrincipalCredentialKeyId", "_ResourceId"}
ACTORS = {"Caller", "UserPrincipalName", "UserId", "RequesterUpn", "RequesterObjectId", "AuthenticationHash"}


def long_before(row, renamed):
    """The same two months earlier: whatever does not look at the time finds it as well."""
    moved = {"TimeGenerated": row["TimeGenerated"].replace("2026-11-", "2026-09-")}
    return row | moved | {name: f"old-{value}" for name, value in row.items() if name in renamed and value}


for rows in ROWS.values():
    rows += [long_before(row, renamed) for row in list(rows) for renamed in (ROW_IDS, ACTORS | ROW_IDS)]

ALL = {"since": SINCE}
BY_NAME, BY_ID = {**ALL, "principal": MALLORY}, {**ALL, "principal": MALLORY_ID}
ARM = ["refused", "role", "command", "keys", "export", "identity", "no-logs", "rule", "other-rule"]
ENTRA = ["secret", "federated", "consent", "admin", "elevated", "policy", "let-out", "guest"]
SIGN_INS = ["guess-0", "guess-1", "guess-2", "guessed", "device"]
PAYROLL, VAULT = "/subscriptions/sub-1/payroll", "/subscriptions/sub-1/vault"
TOUCHED = [f"/subscriptions/sub-1/resourcegroups/app/providers/x/{name}" for name in ("vm", "web", "firebreak-quarantine-in")]

TEN = "2026-11-20 10:00:00.000000"  # as the engine writes it

# Query, parameters, columns that tell rows apart, what it must have: all of it, and nothing else.
CASES = [
    ("principal-activity", BY_NAME, "EventId", ARM + ENTRA + SIGN_INS),
    ("principal-activity", BY_ID, "EventId", ARM + ["by-object"] + ENTRA + SIGN_INS + [f"look-{n}" for n in range(20)]),
    ("principal-activity", {**ALL, "principal": APP_ID}, "EventId", ["by-app", "app-usual", "app-new"]),
    ("principal-activity", {**ALL, "principal": "machine-object"}, "EventId", ["machine"]),
    ("privilege-pivots", BY_ID, "EventId",
     ["refused", "role", "command", "keys", "identity", "secret", "federated", "consent", "admin", "elevated"]),
    ("credential-use", {**ALL, "application": APP}, "CredentialId", ["key-old", "key-new"]),
    ("credential-use", {**ALL, "application": "machine-app"}, "CredentialId", ["key-old"]),
    ("data-access", BY_ID, "EventId", [f"read-{n}" for n in range(5)] + ["stolen"]),
    ("bulk-reads", {**ALL, "atLeast": 5}, "Reader", [MALLORY]),
    ("bulk-reads", {**ALL, "atLeast": 1}, "Reader", [MALLORY, ASHA, ASHA_ID, "hash-of-sas"]),
    ("keys-used", ALL, "AuthenticationHash", ["hash-of-sas"]),
    ("keys-listed", ALL, "EventId", ["keys"]),
    ("disk-exports", ALL, "EventId", ["export"]),
    ("persistence-identities", ALL, "EventId", ["secret", "asha-secret", "refused-secret", "federated", "guest", "by-app", "identity"]),
    ("persistence-grants", ALL, "EventId", ["consent", "admin", "elevated", "refused", "role", "asha-refused-for-good", "policy-refused", "policy-done", "joined"]),
    ("persistence-policies", ALL, "EventId", ["policy"]),
    ("persistence-code", ALL, "EventId", ["command"]),
    ("covering-tracks", ALL, "EventId", ["no-logs", "rule", "kept-0", "policy", "let-out"]),
    ("reconnaissance", ALL, "Who", [MALLORY_ID, "user-ravi"]),
    ("sign-in-guessing", ALL, "Id", ["guessed", "quiet"]),
    ("unknown-networks", {"baseline": "2026-10-20T00:00:00Z", "since": SINCE}, "IPAddress,NewCountry",
     ["198.51.100.77 True", "198.51.100.9 True", "198.51.100.9 False", "203.0.113.8 True",
      "203.0.113.60 True", "203.0.113.5 True"]),
    ("legacy-sign-ins", ALL, "UserPrincipalName", [MALLORY, "ravi@example.com"]),
    ("denied-then-allowed", ALL, "Who", [MALLORY]),
    ("resources-reached", BY_ID, "Resource",
     [*TOUCHED, TOUCHED[0].replace("/vm", "/by-object"), PAYROLL, VAULT]),
    ("alarms/access-elevated", {}, "Target,TimeGenerated", [f"someone {TEN}"]),
    ("alarms/break-glass-used", {"breakGlassUsers": [ASHA_ID, "user-quiet", "user-spare"]}, "UserId", [ASHA_ID, "user-quiet"]),
    ("alarms/conditional-access-changed", {}, "Target,TimeGenerated", [f"require mfa {TEN}"]),
    ("alarms/credentials-added", {}, "Target,TimeGenerated", [f"pipeline {TEN}", f"own {TEN}"]),
    ("alarms/groups-changed", {"groups": ["id-of-responders"]}, "Target,TimeGenerated",
     [f"firebreak-quarantine {TEN}", f"responders {TEN}"]),
    ("alarms/preparations-changed", {}, "_ResourceId", [TOUCHED[2]]),
]
