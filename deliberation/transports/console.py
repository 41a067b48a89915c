"""Prints texts where the process runs: for the demonstration and for developers."""

import sys


def send(to: str, text: str) -> None:
    """Print the text. Not by the log, which would leave out the very address that the reader needs."""
    sys.stdout.write(f"短信 SMS → {to}: {text}\n")
    sys.stdout.flush()
