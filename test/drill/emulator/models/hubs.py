"""Security Hub's hub, one for an account and Region."""

from datetime import datetime, timezone

from moto.core.base_backend import BackendDict, BaseBackend

from operations import Call, ServiceError

# https://docs.aws.amazon.com/securityhub/latest/userguide/enable-standards.html
DEFAULT_STANDARDS = (
    "arn:{partition}:securityhub:{region}::standards/aws-foundational-security-best-practices/v/1.0.0",
    "arn:{partition}:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
)


class Hub(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.arn = f"arn:{self.partition}:securityhub:{region_name}:{account_id}:hub/default"
        self.subscribed_at: str | None = None
        self.auto_enable_controls = True
        self.control_finding_generator = "SECURITY_CONTROL"
        self.tags: dict[str, str] = {}
        self.standards: dict[str, dict] = {}
        self.aggregator: dict | None = None
        self.auto_enable = False
        self.auto_enable_standards = "DEFAULT"
        self.configuration_type = "LOCAL"

    def enable(self, with_default_standards: bool = True) -> None:
        self.subscribed_at = datetime.now(timezone.utc).isoformat()
        if with_default_standards:
            for template in DEFAULT_STANDARDS:
                self.add_standard(template.format(partition=self.partition, region=self.region_name), {})

    def add_standard(self, standard_arn: str, inputs: dict[str, str]) -> dict:
        name = standard_arn.split("/", 1)[1]
        subscription = {
            "StandardsSubscriptionArn": (
                f"arn:{self.partition}:securityhub:{self.region_name}:{self.account_id}:subscription/{name}"
            ),
            "StandardsArn": standard_arn,
            "StandardsInput": inputs,
            "StandardsStatus": "READY",
        }
        self.standards[subscription["StandardsSubscriptionArn"]] = subscription
        return subscription


hubs = BackendDict(Hub, "securityhub")


def of(call: Call) -> Hub:
    hub = hubs[call.account][call.region]
    if hub.subscribed_at is None:
        raise ServiceError("InvalidAccessException", f"Account {call.account} is not subscribed to AWS Security Hub")
    return hub
