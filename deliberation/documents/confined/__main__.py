"""``python -m deliberation.documents.confined examine|prepare …``: one file, one JSON object on standard output."""

import json
import resource
import sys
from pathlib import Path

MEMORY = 1536 << 20
PROCESSOR_SECONDS = 60


def main(arguments: list[str]) -> dict[str, object]:
    """Do what is asked and return the answer.

    ``examine FILE MAX_PAGES`` answers ``type`` and ``pages``; ``prepare TYPE FILE OUT`` answers the ``offset`` of the
    bitmap in a PDF. A refusal answers ``reason`` and ``seen``.
    """
    _confine()
    from deliberation.documents.confined import pdfs, pictures, sniffing
    from deliberation.documents.confined.refusals import Reason, Refusal

    try:
        match arguments:
            case ["examine", file, max_pages]:
                finding = sniffing.examine(Path(file), max_pages=int(max_pages))
                return {"type": finding.type.value, "pages": finding.pages}
            case ["prepare", "pdf", file, out]:
                return {"offset": pdfs.prepare(Path(file), Path(out))}
            case ["prepare", "jpeg" | "png", file, out]:
                pictures.prepare(Path(file), Path(out))
                return {"offset": None}
    except Refusal as refusal:
        return {"reason": refusal.reason.value, "seen": refusal.seen}
    except (MemoryError, RecursionError):
        return {"reason": Reason.TOO_COMPLEX.value, "seen": ""}
    raise SystemExit(f"what is {arguments}?")


def _confine() -> None:
    """Bound what a file made for the purpose can take of this machine."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: PROCESSOR_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))  # noqa: T201 (its answer)
