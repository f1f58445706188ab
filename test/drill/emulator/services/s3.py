"""S3: delivery of a bucket's events to EventBridge, which moto stores and does not return.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html
"""

from typing import Any

from moto.core.common_types import TYPE_RESPONSE
from moto.core.responses import ActionResult
from moto.s3.models import Notification
from moto.s3.responses import S3Response

import calls


def _entry(item: Notification, arn: str) -> dict[str, Any]:
    rules = {"Filter": {"Key": {"FilterRules": item.filters["S3Key"]["FilterRule"]}}} if item.filters else {}
    return {"Id": item.id, arn: item.arn, "Events": item.events, **rules}


def _get_bucket_notification(response: S3Response) -> TYPE_RESPONSE:
    calls.record("s3.GetBucketNotificationConfiguration")
    found = response.backend.get_bucket_notification_configuration(response.bucket_name)
    result: dict[str, Any] = {}
    if found:
        result = {
            "TopicConfigurations": [_entry(item, "TopicArn") for item in found.topic],
            "QueueConfigurations": [_entry(item, "QueueArn") for item in found.queue],
            "LambdaFunctionConfigurations": [_entry(item, "LambdaFunctionArn") for item in found.cloud_function],
        }
        if found.event_bridge is not None:
            result["EventBridgeConfiguration"] = {}
    # The path alone is that of the older operation GetBucketNotification.
    response.data["Action"] = "GetBucketNotificationConfiguration"
    return response.serialized(ActionResult(result))


def install() -> None:
    S3Response.get_bucket_notification = _get_bucket_notification
