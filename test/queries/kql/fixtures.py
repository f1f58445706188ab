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
        "Identity": {"claim": {OBJECT_ID: object, UPN: MALLORY if object == MALLORY_ID else ASHA, "appid": "cli"}},
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
        arm("by-object", "Microsoft.Resources/tags/write", caller="", resource="by-object"),
    ],
    "AuditLogs": [
        audit("secret", "Update application – Certificates and secrets management ", "pipeline"),
        audit("federated", "Update application", "pipeline", changed=[{"displayName": "FederatedIdentityCredentials"}]),
        audit("renamed", "Update application", "pipeline", user=ASHA, user_id=ASHA_ID),
        audit("consent", "Consent to application", "reader"),
        audit("admin", "Add member to role", "backdoor"),
        audit("elevated", "User has elevated their access to User Access Administrator for their Azure Resources"),
        audit("policy", "Update conditional access policy", "require mfa"),
        audit("let-out", "Remove member from group", "firebreak-quarantine"),
        audit("left", "Remove member from group", "choir", user=ASHA, user_id=ASHA_ID),
        audit("guest", "Invite external user", "friend"),
        audit("by-app", "Add user", "robot", app={"servicePrincipalId": APP_ID, "displayName": "pipeline"}),
    ],
    "SigninLogs": [
        sign_in("known", when=at(8, day=1)),
        sign_in("asha"),
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
    ],
    "AADServicePrincipalSignInLogs": [
        application("app-known", at(8, day=1)),
        application("app-usual"),
        application("app-new", at(11), "key-new", "198.51.100.9"),
        application("other", ServicePrincipalId="other", ServicePrincipalName="other", AppId="other", when=at(8, day=1)),
    ],
    "AADManagedIdentitySignInLogs": [],
    "MicrosoftGraphActivityLogs": [
        *[asked(f"look-{n}", f"kind{n}") for n in range(20)],
        *[asked(f"work-{n}", f"users/{n:08x}-0000-4000-8000-000000000000", ASHA_ID) for n in range(30)],
        *[asked(f"no-{n}", "users", "user-ravi", 403) for n in range(20)],
    ],
    "StorageBlobLogs": [
        *[blob(f"read-{n}", n, RequesterObjectId=MALLORY_ID, RequesterUpn=MALLORY) for n in range(5)],
        blob("asha-read", 1, RequesterObjectId=ASHA_ID, RequesterUpn=ASHA),
        blob("signed", 2, AuthenticationType="SAS", AuthenticationHash="hash-of-sas"),
    ],
    "AZKVAuditLogs": [secret("stolen", "db"), secret("used", "db", ASHA_ID)],
}

ALL = {"since": SINCE}
BY_NAME, BY_ID = {**ALL, "principal": MALLORY}, {**ALL, "principal": MALLORY_ID}
ARM = ["refused", "role", "command", "keys", "export", "identity", "no-logs", "rule", "other-rule"]
ENTRA = ["secret", "federated", "consent", "admin", "elevated", "policy", "let-out", "guest"]
SIGN_INS = ["guess-0", "guess-1", "guess-2", "guessed", "device"]
PAYROLL, VAULT = "/subscriptions/sub-1/payroll", "/subscriptions/sub-1/vault"
TOUCHED = [f"/subscriptions/sub-1/resourcegroups/app/providers/x/{name}" for name in ("vm", "web", "firebreak-quarantine-in")]

# Query, parameters, column that tells rows apart, what it must have: all of it, and nothing else.
CASES = [
    ("principal-activity", BY_NAME, "EventId", ARM + ENTRA + SIGN_INS),
    ("principal-activity", BY_ID, "EventId", ARM + ["by-object"] + ENTRA + SIGN_INS + [f"look-{n}" for n in range(20)]),
    ("principal-activity", {**ALL, "principal": APP_ID}, "EventId", ["by-app", "app-usual", "app-new"]),
    ("privilege-pivots", BY_ID, "EventId",
     ["refused", "role", "command", "keys", "identity", "secret", "federated", "consent", "admin", "elevated"]),
    ("credential-use", {**ALL, "application": APP}, "CredentialId", ["key-old", "key-new"]),
    ("data-access", BY_ID, "EventId", [f"read-{n}" for n in range(5)] + ["stolen"]),
    ("bulk-reads", {**ALL, "atLeast": 5}, "Reader", [MALLORY]),
    ("bulk-reads", {**ALL, "atLeast": 1}, "Reader", [MALLORY, ASHA, "hash-of-sas"]),
    ("keys-used", ALL, "AuthenticationHash", ["hash-of-sas"]),
    ("keys-listed", ALL, "EventId", ["keys"]),
    ("disk-exports", ALL, "EventId", ["export"]),
    ("persistence-identities", ALL, "EventId", ["secret", "federated", "guest", "by-app", "identity"]),
    ("persistence-grants", ALL, "EventId", ["consent", "admin", "elevated", "refused", "role", "asha-refused-for-good"]),
    ("persistence-policies", ALL, "EventId", ["policy"]),
    ("persistence-code", ALL, "EventId", ["command"]),
    ("covering-tracks", ALL, "EventId", ["no-logs", "rule", "policy", "let-out"]),
    ("reconnaissance", ALL, "Who", [MALLORY_ID, "user-ravi"]),
    ("sign-in-guessing", ALL, "Id", ["guessed"]),
    ("unknown-networks", {"baseline": "2026-10-20T00:00:00Z", "since": SINCE}, "IPAddress",
     ["198.51.100.77", "198.51.100.9", "203.0.113.8"]),
    ("legacy-sign-ins", ALL, "UserPrincipalName", [MALLORY, "ravi@example.com"]),
    ("denied-then-allowed", ALL, "Who", [MALLORY]),
    ("resources-reached", BY_ID, "Resource",
     [*TOUCHED, TOUCHED[0].replace("/vm", "/by-object"), PAYROLL, VAULT]),
]
