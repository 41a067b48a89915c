#!/usr/bin/env python3
"""Run a management command."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deliberation.settings")
    from django.core.management import execute_from_command_line
    from pydantic import ValidationError

    try:
        execute_from_command_line(sys.argv)
    except ValidationError as error:
        if error.title != "Environment":
            raise
        sys.exit("\n".join(f"The settings are refused: {_sentence(fault)}" for fault in error.errors()))


def _sentence(fault: object) -> str:
    """Return what is wrong with one setting, without its value: it may be a secret."""
    assert isinstance(fault, dict)
    name = "_".join(str(part) for part in fault["loc"]).upper()
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"{name}: {message}" if name else message


if __name__ == "__main__":
    main()
