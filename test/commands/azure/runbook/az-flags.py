"""Writes az-flags.json: the options of every command named there, as the Azure CLI of this Python has them.

Run with a Python that has the package `azure-cli`; it calls nothing. To add a command, write its name with {} first.
"""

import json
from pathlib import Path

from azure.cli.core import get_default_cli
from azure.cli.core.file_util import create_invoker_and_load_cmds_and_args

FILE = Path(__file__).with_suffix(".json")


def options(command) -> dict[str, list[str]]:
    required, optional = set(), set()
    for argument in command.arguments.values():
        settings = argument.type.settings
        names = [str(getattr(name, "target", name)) for name in settings.get("options_list", [])]
        flags = [name.lstrip("-") for name in names if name.startswith("--")]
        (required if settings.get("required") else optional).update(flags)
    return {"required": sorted(required), "optional": sorted(optional)}


if __name__ == "__main__":
    cli = get_default_cli()
    create_invoker_and_load_cmds_and_args(cli)
    table = cli.invocation.commands_loader.command_table
    known = json.loads(FILE.read_text())
    FILE.write_text(json.dumps({name: options(table[name]) for name in sorted(known)}, indent=2) + "\n")
