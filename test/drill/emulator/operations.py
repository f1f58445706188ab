"""How a service file adds operations to moto or corrects the ones moto has.

moto dispatches a request to the method of the service's response class named like the operation. The extension adds or
replaces such methods.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flask
from moto.core.exceptions import ServiceException
from moto.core.parse import XFormedDict
from moto.core.responses import ActionContext, ActionResult, BaseResponse
from moto.core.serialize import XFormedAttributePicker
from moto.core.utils import camelcase_to_underscores

import calls


class ServiceError(ServiceException):
    """An error of the service's API: `ServiceError('ResourceNotFoundException', 'The detector does not exist.')`."""


class ApiResult(ActionResult):
    """Output under the names of the API model, so moto's own adjustments of its models' names do not apply to it."""

    def execute_result(self, context: ActionContext) -> Any:
        serializer = context.serializer_class(
            operation_model=context.operation_model, value_picker=XFormedAttributePicker()
        )
        serialized = serializer.serialize(self.result)
        return serialized["status_code"], serialized["headers"], serialized["body"]


@dataclass(frozen=True)
class Call:
    """One request: who calls, where, and the parameters under the names of the service's API model."""

    response: BaseResponse
    account: str
    region: str
    partition: str
    params: dict[str, Any]


Handler = Callable[[Call], dict[str, Any] | None]


class Operations:
    """The operations one service file answers. `Operations('guardduty', GuardDutyResponse)`."""

    def __init__(self, service: str, response_class: type[BaseResponse]):
        self._service = service
        self._response_class = response_class
        self._handlers: dict[str, Handler] = {}

    def answers(self, operation: str) -> Callable[[Handler], Handler]:
        """Decorator: the function answers `operation` with the members of its output shape.

        It returns `NotImplemented` to leave a request to moto.
        """

        def register(handler: Handler) -> Handler:
            self._handlers[operation] = handler
            return handler

        return register

    def install(self) -> None:
        for operation, handler in self._handlers.items():
            name = camelcase_to_underscores(operation)
            stock = getattr(self._response_class, name, None)
            setattr(self._response_class, name, self._method(operation, handler, stock))

    def corrects(self, *operations: str) -> None:
        """Count calls of operations that moto answers with model code which the service file has replaced."""
        for operation in operations:
            name = camelcase_to_underscores(operation)
            setattr(self._response_class, name, self._recorded(operation, getattr(self._response_class, name)))

    def _method(
        self, operation: str, handler: Handler, stock: Callable[[BaseResponse], Any] | None
    ) -> Callable[[BaseResponse], Any]:
        def answer(response: BaseResponse) -> Any:
            try:
                result = handler(_call(response))
            except ServiceException:
                calls.record(f"{self._service}.{operation}")
                raise
            if result is NotImplemented:
                return stock(response)
            calls.record(f"{self._service}.{operation}")
            return ApiResult(result or {})

        return answer

    def _recorded(self, operation: str, stock: Callable[[BaseResponse], Any]) -> Callable[[BaseResponse], Any]:
        def answer(response: BaseResponse) -> Any:
            calls.record(f"{self._service}.{operation}")
            return stock(response)

        return answer


def _call(response: BaseResponse) -> Call:
    response.parse_parameters(flask.request)
    params = response.params
    if isinstance(params, XFormedDict):
        params = params.original_dict()
    return Call(response, response.current_account, response.region, response.partition, params)
