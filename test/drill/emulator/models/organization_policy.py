"""The resource policy of an organization, kept under its management account."""

from moto.core.base_backend import BackendDict, BaseBackend
from moto.utilities.utils import PARTITION_NAMES


class ResourcePolicy(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.content: str | None = None
        self.tags: dict[str, str] = {}
        self.id = f"rp-{account_id[-8:]}fb"


resource_policies = BackendDict(
    ResourcePolicy, "organizations", use_boto3_regions=False, additional_regions=PARTITION_NAMES
)
