"""Addresses of services whose API has paths: moto routes only the paths it knows."""

import re
from types import ModuleType

import moto.backends
from moto import backend_index
from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import BaseResponse

_added: dict[str, BackendDict] = {}
_stock_get_backend = moto.backends.get_backend


def every_path(urls: ModuleType, response_class: type[BaseResponse]) -> None:
    """Let the service's response class see every path; it finds the operation in the API model."""
    urls.url_paths.update(_paths(response_class))


def new_service(signing_name: str, service: str, response_class: type[BaseResponse]) -> None:
    """Add a service that moto does not have; `signing_name` is the one in the credential scope."""

    class Routes(BaseBackend):
        url_paths = {path.format(""): handler for path, handler in _paths(response_class).items()}

    _added[service] = BackendDict(Routes, service)
    backend_index.backend_url_patterns.append((service, re.compile(rf"https?://{signing_name}\.(.+)\.amazonaws\.com")))
    moto.backends.get_backend = _get_backend


def _get_backend(name: str) -> BackendDict:
    return _added[name] if name in _added else _stock_get_backend(name)


def _paths(response_class: type[BaseResponse]) -> dict:
    return {"{0}/": response_class.dispatch, "{0}/(?P<anything>.+)$": response_class.dispatch}
