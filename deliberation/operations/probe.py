"""Health checks of containers and scripts, by path and without Django: exit 0 if healthy, 1 with a sentence if not.

``probe.py http URL`` wants a 2xx answer; ``probe.py beat FILE SECONDS`` wants a file touched within the last SECONDS.
"""

import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


def http(url: str) -> str | None:
    """Return what is wrong with ``url``, ``None`` if it answers 2xx."""
    if not url.startswith(("http://", "https://")):
        return f"{url} is no web address"
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 (the scheme is checked above)
            return None if 200 <= response.status < 300 else f"{url} answers {response.status}"
    except urllib.error.HTTPError as error:
        return f"{url} answers {error.code}: {error.read(500).decode(errors='replace')}"
    except OSError as error:
        return f"{url} does not answer: {error}"


def beat(file: str, seconds: str) -> str | None:
    """Return what is wrong with the heartbeat in ``file``, ``None`` if it is fresh."""
    try:
        age = time.time() - Path(file).stat().st_mtime
    except OSError as error:
        return f"no heartbeat: {error}"
    return None if age <= float(seconds) else f"the last heartbeat is {age:.0f} s old"


def main(arguments: list[str]) -> int:
    """Run the probe that the arguments name and return the exit code."""
    match arguments:
        case ["http", url]:
            fault = http(url)
        case ["beat", file, seconds]:
            fault = beat(file, seconds)
        case _:
            fault = str(__doc__)
    if fault:
        print(fault, file=sys.stderr)  # noqa: T201 (a script's answer)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
