"""Make what the project runs on: the virtual environment, Node, the built frontend. Python's standard library only.

``bootstrap.py base`` installs what running needs, ``dev`` what testing needs too, ``node`` the frontend's packages,
and ``frontend`` builds the pages. Each step leaves a stamp of what it was made from, and does nothing while that stays.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
FRONTEND = ROOT / "frontend"
OLDEST_PYTHON = (3, 11)
NODE_LINES = {20: 19, 22: 12}
"""Lines of Node below 24 that will do, each with the first minor version."""


class Impossible(Exception):
    """Something is missing that this script cannot make; the message says what to do."""


def digest(paths: Iterable[Path], *more: str) -> str:
    """Return a digest of the files' names and contents, and of whatever else matters."""
    total = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def once(stamp: Path, wanted: str, make: Callable[[], None]) -> None:
    """Call ``make`` unless ``stamp`` says that it has been done for ``wanted``."""
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)


def call(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command that must succeed, with the virtual environment first in PATH."""
    print("+", *(str(part) for part in command), flush=True)
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=environment(), check=False)
    if done.returncode:
        raise Impossible(f"this failed (exit {done.returncode}): {' '.join(str(part) for part in command)}")


def environment() -> dict[str, str]:
    """Return the environment of all tools: whatever index or proxy it names is used, none is ours."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**kept, "PATH": path, "VIRTUAL_ENV": str(VENV), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def virtual_environment() -> None:
    """Make ``.venv`` if it is not there or has lost its Python."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Impossible(f"Python 3.11 or newer is needed, this is {found}; name another: make PYTHON=python3.12 …")
    python = BIN / "python"
    if python.exists() and subprocess.run([python, "-c", "import pip"], check=False).returncode == 0:
        return
    print("making .venv", flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        raise Impossible("python3 cannot make virtual environments; on Debian: apt-get install python3-venv")


def packages(name: str) -> None:
    """Install the Python packages that ``requirements/<name>.txt`` locks, each checked by its hash."""
    lock = ROOT / "requirements" / f"{name}.txt"
    stamp = VENV / f".{name}.stamp"
    wanted = _lock_digest(lock)
    if stamp.is_file() and stamp.read_text() == wanted and (BIN / "python").exists():
        return
    virtual_environment()
    install = ("-m", "pip", "install", "--quiet", "--no-input", "--require-hashes", "-r")
    once(stamp, wanted, lambda: call(BIN / "python", *install, lock))


def dev() -> None:
    """Install what tests need, which includes what running needs."""
    packages("dev")
    (VENV / ".base.stamp").write_text(_lock_digest(ROOT / "requirements" / "base.txt"))


def _lock_digest(lock: Path) -> str:
    return digest([lock], str(VENV), f"{sys.version_info.major}.{sys.version_info.minor}")


def node() -> None:
    """Have Node at hand and the frontend's packages installed as its lock says."""
    if not is_suitable(node_version()):
        packages("node")
        if not is_suitable(node_version()):
            raise Impossible("there is no Node 20.19 or newer, and its wheel does not run on this machine")
    lock = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    major = node_version().partition(".")[0]
    stamp = FRONTEND / "node_modules" / ".deliberation.stamp"
    once(stamp, digest(lock, major), lambda: call("npm", "ci", "--no-audit", "--no-fund", cwd=FRONTEND))


def node_version() -> str:
    """Return the version of the Node that tools will find, empty if there is none."""
    found = shutil.which("node", path=environment()["PATH"])
    if found is None:
        return ""
    answer = subprocess.run([found, "--version"], capture_output=True, text=True, env=environment(), check=False)
    return answer.stdout.strip().removeprefix("v")


def is_suitable(version: str) -> bool:
    """Return whether the frontend's tools run on this version of Node."""
    numbers = re.match(r"(\d+)\.(\d+)", version)
    if numbers is None:
        return False
    major, minor = int(numbers[1]), int(numbers[2])
    return major >= 24 or (major in NODE_LINES and minor >= NODE_LINES[major])


def frontend() -> None:
    """Build the pages into ``frontend/dist`` if their sources have changed."""
    folders = [FRONTEND / "src", FRONTEND / "public", FRONTEND / "scripts"]
    sources = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    sources += [path for path in FRONTEND.iterdir() if path.is_file()]
    stamp = FRONTEND / "dist" / ".deliberation.stamp"
    wanted = digest(sources)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    node()
    once(stamp, wanted, lambda: call("npm", "run", "--silent", "build", cwd=FRONTEND))


STEPS: dict[str, Callable[[], None]] = {
    "base": lambda: packages("base"),
    "dev": dev,
    "node": node,
    "frontend": frontend,
}


def main(names: list[str]) -> int:
    """Do the named steps in order and return the exit code."""
    try:
        for name in names:
            STEPS[name]()
    except KeyError as unknown:
        print(f"there is no step {unknown}; there are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    except Impossible as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
