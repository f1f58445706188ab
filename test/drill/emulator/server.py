"""AWS emulator for the drill: moto in one process, with what it lacks supplied by `services/` and `authorization/`.

    python3 test/drill/emulator/server.py --port 5001

`GET /firebreak/calls` lists the calls the extension answered; `POST /firebreak/reset` forgets all resources, counts and
records. `GET /firebreak/cloudtrail-events` is that of `cloudtrail_log/`.
`POST /firebreak/enforcement` and `POST /firebreak/root-key` are those of `authorization/`.
"""

import argparse
import importlib
import json
import logging
import os
import pkgutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Managed policies are loaded while moto is imported, and never later.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from moto.core.config import default_user_config
from moto.moto_api._internal.models import moto_api_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.organizations.models import organizations_backends
from werkzeug.serving import make_server

import authorization
import calls
import services
from cloudtrail_log import Ledger, Recorder
from retries import Retries

HOST = "127.0.0.1"
_ledger = Ledger()


class EmulatorApplication(DomainDispatcherApplication):
    """moto's application with the extension's two addresses in front of it."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = (environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""))
        if request == ("GET", "/firebreak/calls"):
            return _json(start_response, calls.counts())
        if request == ("POST", "/firebreak/reset"):
            _reset()
            return _json(start_response, {"status": "ok"})
        return super().__call__(environ, start_response)


def _json(start_response: Any, body: dict[str, Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]


def _reset() -> None:
    moto_api_backend.reset()
    # moto keeps the membership of accounts outside of its backends, so its own reset leaves it behind.
    organizations_backends.master_accounts.clear()
    calls.reset()
    _ledger.clear()


def _install() -> None:
    default_user_config["lambda"] = {"use_docker": False}
    for module in pkgutil.iter_modules(services.__path__):
        importlib.import_module(f"services.{module.name}").install()
    authorization.install()


def main() -> None:
    parser = argparse.ArgumentParser(description="AWS emulator for the drill")
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    os.environ["MOTO_PORT"] = str(port)  # moto calls itself for presigned and custom-resource addresses
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    _install()
    application = Recorder(EmulatorApplication(create_backend_app), _ledger)
    server = make_server(HOST, port, Retries(application), threaded=True)
    print(f"emulator listening on http://{HOST}:{port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
