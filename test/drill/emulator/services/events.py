"""EventBridge: tags of a rule or bus by its ARN. moto looks rules up by name alone, and finds that of another bus.

https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html
"""

from moto.events.exceptions import ResourceNotFoundException
from moto.events.models import EventsBackend, events_backends
from moto.events.responses import EventsHandler

from operations import Call, Operations

operations = Operations("events", EventsHandler)


def _backend(call: Call) -> EventsBackend:
    """The caller's backend, once it holds the rule or bus of that ARN."""
    arn = call.params["ResourceARN"]
    backend = events_backends[call.account][call.region]
    buses = backend.event_buses.values()
    if arn not in [bus.arn for bus in buses] + [rule.arn for bus in buses for rule in bus.rules.values()]:
        raise ResourceNotFoundException(f"{arn} does not exist.")
    return backend


@operations.answers("ListTagsForResource")
def list_tags_for_resource(call: Call) -> dict:
    return _backend(call).tagger.list_tags_for_resource(call.params["ResourceARN"])


@operations.answers("TagResource")
def tag_resource(call: Call) -> None:
    _backend(call).tagger.tag_resource(call.params["ResourceARN"], call.params["Tags"])


@operations.answers("UntagResource")
def untag_resource(call: Call) -> None:
    _backend(call).tagger.untag_resource_using_names(call.params["ResourceARN"], call.params["TagKeys"])


def install() -> None:
    operations.install()
