"""Can anybody but us read what must stay secret?"""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from deliberation.core.checkup import Finding, check, fail, ok
from deliberation.environment import ROOT


@check("secrets")
def modes() -> Iterator[Finding]:
    """Are the files with secrets ours alone?"""
    env = settings.ENV
    candidates = [ROOT / ".env", env.data_dir / "secret_key", env.data_dir / "media_secret", env.tls_key]
    if env.database.startswith("sqlite"):
        candidates.append(Path(settings.DATABASES["default"]["NAME"]))
    exposed = [path for path in candidates if path and path.is_file() and _is_open(path)]
    for path in exposed:
        yield fail(
            "secrets.exposed",
            "Every user of this machine can read %(path)s.",
            fix="`chmod o= %(path)s`",
            path=str(path),
        )
    if not exposed:
        yield ok("secrets.closed", "Files with secrets are closed to other users.")


def _is_open(path: Path) -> bool:
    """Return whether everybody may read the file, and may pass through all directories above it."""
    if not path.stat().st_mode & stat.S_IROTH:
        return False
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)
