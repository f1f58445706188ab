"""AWS's managed policies, read once. moto parses all of them for every account it meets, which takes most of that
account's first call."""

import copy

from moto.iam.models import IAMBackend, ManagedPolicy


def install() -> None:
    stock = IAMBackend._init_aws_policies
    read: dict[str, list[ManagedPolicy]] = {}

    def copied(self: IAMBackend) -> list[ManagedPolicy]:
        if self.region_name not in read:
            read[self.region_name] = stock(self)
        policies = [copy.copy(policy) for policy in read[self.region_name]]
        for policy in policies:
            policy.account_id, policy.attachment_count = self.account_id, 0
        return policies

    IAMBackend._init_aws_policies = copied
