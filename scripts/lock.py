"""Resolve the Python requirements anew, with hashes and without any registry's address.

``lock.py`` keeps what is locked where it still fits, ``lock.py --upgrade`` takes the newest of everything.
"""

import subprocess
import sys

from bootstrap import ROOT, environment

LOCKS = ("base", "dev", "node")
OPTIONS = ("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet")


def main(arguments: list[str]) -> int:
    """Write every lock and return the exit code."""
    for name in LOCKS:
        # What tests run on must be what runs: dev takes base's versions.
        same = ["--constraint", "requirements/base.txt"] if name == "dev" else []
        files = ["--output-file", f"requirements/{name}.txt", f"requirements/{name}.in"]
        command = [str(ROOT / ".venv/bin/uv"), "pip", "compile", *OPTIONS, *same, *arguments, *files]
        done = subprocess.run(command, cwd=ROOT, env=environment(), check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
