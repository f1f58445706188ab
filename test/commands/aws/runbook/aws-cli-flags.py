"""Writes aws-cli-flags.json: the options of every operation named there, as the AWS CLI of this Python has them.

Run with a Python that has the package `awscli`; it calls nothing. To add an operation, write its name with {} first.
"""

import json
from pathlib import Path

from awscli.clidriver import create_clidriver

FILE = Path(__file__).with_suffix(".json")


def options(driver, operation: str) -> dict[str, list[str]]:
    command = driver
    for name in operation.split():
        table = command.subcommand_table if hasattr(command, "subcommand_table") else None
        table = table or command.create_help_command().command_table
        command = table[name]
    arguments = {
        name: argument for name, argument in command.arg_table.items() if not getattr(argument, "positional_arg", False)
    }
    return {
        "required": sorted(name for name, argument in arguments.items() if argument.required),
        "optional": sorted(name for name, argument in arguments.items() if not argument.required),
    }


if __name__ == "__main__":
    driver = create_clidriver()
    known = json.loads(FILE.read_text())
    FILE.write_text(json.dumps({name: options(driver, name) for name in sorted(known)}, indent=2) + "\n")
